import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLine } from '../../src/record/check-line.ts';
import { linesOf } from './saved-audit.ts';

type Json = Readonly<Record<string, unknown>>;

/** The first line of a type, with one field below its content changed. */
function changed(type: string, change: (content: Json) => Json): unknown {
  const line = linesOf().find((one) => one.type === type) as Json | undefined;
  if (!line) throw new TypeError(`no ${type} line`);
  return { ...line, [type]: change(line[type] as Json) };
}

function step(name: string, change: Json): unknown {
  const found = linesOf().find((l) => l.type === 'observation' && l.observation.step === name);
  if (found?.type !== 'observation') throw new TypeError(`no ${name} step`);
  return { type: 'observation', observation: { ...found.observation, ...change } };
}

type Path = readonly (string | number)[];

/** Where each value of a line stands, objects and lists included; the content of JSON alone. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const here = path.length > 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return here;
  const below = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...here, ...below];
}

/** The line with what no field can be in one place: a list in a list, which no text and no object is. */
function replaced(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return [[0]];
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as Json) };
  copy[key] = replaced(copy[key], rest);
  return copy;
}

describe('checkLine()', () => {
  it('passes every field that the model knows', () => {
    expect(linesOf().map((line) => [line.type, checkLine(line)])).toEqual(
      linesOf().map(({ type }) => [type, undefined]),
    );
    const steps = linesOf().flatMap((l) => (l.type === 'observation' ? [l.observation.step] : []));
    expect(new Set(steps)).toEqual(
      new Set(['resolve', 'connect', 'tunnel', 'handshake', 'exchange']),
    );
  });

  it('holds every field of every line to its type', () => {
    const loose = linesOf().flatMap((line) =>
      pathsOf(line)
        .filter((path) => checkLine(replaced(line, path)) === undefined)
        .map((path) => [line.type, ...path].join('.')),
    );
    expect(loose).toEqual([]);
  });

  it('lets fields pass that a newer version may add', () => {
    expect(checkLine(step('connect', { later: { a: 1 } }))).toBeUndefined();
    expect(checkLine(changed('head', (head) => ({ ...head, later: 1 })))).toBeUndefined();
  });

  it.each([
    [step('connect', { port: '443' }), '"observation" "port" is "443", no port'],
    [
      step('connect', { step: 'constructor' }),
      '"observation" "step" is "constructor", none of select',
    ],
    [step('connect', { step: { toString: 1 } }), '"observation" "step" is (object), none of'],
    [step('connect', { attempt: 'a0' }), '"observation" "attempt" is no attempt id'],
    [step('connect', { attempt: '__proto__' }), '"observation" "attempt" is no attempt id'],
    [
      step('connect', { failure: { code: 'x', detail: '' } }),
      '"failure" "code" is "x", none of the known',
    ],
    [step('connect', { failure: undefined }), '"observation" "failure" is no object'],
    [step('exchange', { headers: [['a']] }), '"headers" is no list of pairs'],
    [step('exchange', { headers: [['a', 1]] }), '"headers" is no text'],
    [step('connect', { durationMs: -1 }), '"durationMs" is less than 0'],
    [step('handshake', { alert: null }), '"alert" is no number'],
    [step('handshake', { chain: {} }), '"chain" is no list'],
    [
      step('resolve', { addresses: [{ address: '192.0.2.1', family: 5 }] }),
      '"family" is 5, none of 4, 6',
    ],
    [changed('head', (head) => ({ ...head, targets: [{}] })), '"head" "targets" "id" is no text'],
    [changed('head', (head) => ({ ...head, targets: {} })), '"head" "targets" is no list'],
    [changed('head', (head) => ({ ...head, components: [{}] })), '"component" is (undefined)'],
    [
      changed('head', (head) => ({ ...head, components: new Array(11).fill({}) })),
      '"head" "components" holds more than 10',
    ],
    [changed('attempt', ({ id: _, ...rest }) => rest), '"attempt" "id" is no attempt id'],
    [changed('certificate', (one) => ({ ...one, names: [1] })), '"names" is no text'],
    [changed('certificate', (one) => ({ ...one, der: 'token=x' })), '"der" is no Base64'],
    [{ type: 'finished', attempt: 7 }, '"attempt" is no attempt id'],
    [{ type: 'end' }, '"finishedAt" is no text'],
    [null, 'it is no object'],
  ])('says what is wrong: %#', (line, problem) => {
    expect(checkLine(line)).toContain(problem);
  });

  it.each([0, -1, 1.5, 10_001, '1', Number.MAX_VALUE])('refuses %s samples', (samples) => {
    const line = changed('head', (head) => ({
      ...head,
      options: { ...(head['options'] as Json), samples },
    }));
    expect(checkLine(line)).toBe('"head" "options" "samples" is no whole number from 1 to 10000');
  });

  it.each(['dns.example:53', '192.0.2.9', '192.0.2.9:0', '192.0.2.9:65536', '[192.0.2.9]:53', 7])(
    'refuses %s as a name server to ask when the audit goes on',
    (compareResolver) => {
      const asking = (value: unknown) =>
        changed('head', (head) => ({
          ...head,
          options: { ...(head['options'] as Json), compareResolver: value },
        }));
      expect(checkLine(asking(compareResolver))).toContain('no name server as address:port');
      expect(checkLine(asking('192.0.2.9:53'))).toBeUndefined();
      expect(checkLine(asking('[2001:db8::1]:53'))).toBeUndefined();
    },
  );

  it('refuses a list of hosts that would take a year to compare', () => {
    const bypass = Array.from({ length: 1001 }, () => 'a.example');
    const route = { id: 'r', kind: 'http', effective: true, settings: [], bypass };
    expect(checkLine(changed('head', (head) => ({ ...head, routes: [route] })))).toContain(
      '"bypass" holds more than 1000',
    );
  });

  it('answers any value with a short line or with undefined', () => {
    const isShort = (value: unknown): void => {
      expect((checkLine(value) ?? '').length).toBeLessThan(400);
    };
    fc.assert(fc.property(fc.anything(), isShort));
    fc.assert(fc.property(fc.record({ type: fc.string(), head: fc.jsonValue() }), isShort));
    for (const { type } of linesOf()) {
      fc.assert(fc.property(fc.jsonValue(), (content) => isShort({ type, [type]: content })));
    }
  });
});
