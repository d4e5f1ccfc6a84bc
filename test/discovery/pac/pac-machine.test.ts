import { describe, expect, it } from 'vitest';
import { type PacCase, pacCases } from '../../../fixtures/pac/pac-case.ts';
import { engineModule } from '../../../src/discovery/pac/engine-module.ts';
import { createPacMachine, type PacMachine } from '../../../src/discovery/pac/pac-machine.ts';
import { sanitisePacUrl } from '../../../src/discovery/pac/sanitise-pac-url.ts';

describe('PAC files with known answers', () => {
  const cases = pacCases();

  it('are more than forty, each with something to check', () => {
    expect(cases.length).toBeGreaterThan(40);
    expect(cases.filter(({ checks }) => checks.length === 0)).toEqual([]);
  });

  it.each(cases)('$name answers as it says', async (known) => {
    const alerts: string[] = [];
    const machine = await machineOf(known, (text) => alerts.push(text));
    expect(machine.load(known.script)).toBeNull();
    const answers: unknown[] = [];
    for (const { url } of known.checks) {
      const seen = sanitisePacUrl(url);
      const result = await machine.ask(seen.url, seen.host);
      answers.push(result.failure ?? ('answer' in result ? result.answer : undefined));
    }
    expect(answers).toEqual(known.checks.map(({ answer }) => answer));
    expect(alerts).toEqual(known.alerts);
  });
});

describe('createPacMachine()', () => {
  // Each is a way by which scripts have left other sandboxes, or a thing that only Node has.
  const doors = [
    'typeof process',
    'typeof require',
    'typeof module',
    'typeof global',
    'typeof Buffer',
    'typeof fetch',
    'typeof WebAssembly',
    'typeof Atomics + typeof parentPort + typeof workerData',
    'typeof setTimeout',
    'typeof std + typeof os',
    'typeof boot',
    'this.constructor.constructor("return typeof process")()',
    'alert.constructor("return typeof process")()',
    'dnsResolve.constructor.constructor("return typeof process + typeof require")()',
    'globalThis["__degeneratorSandboxFunction:dnsResolve"].constructor("return typeof process")()',
    'Object.getPrototypeOf(async function () {}).constructor("return typeof process") && typeof process',
    '(0, eval)("typeof process")',
    'new Function("return typeof process")()',
    '(function () { return typeof this.process; })()',
    '(() => { try { null.x } catch (e) { return e.constructor.constructor("return typeof process")() } })()',
    'typeof (Error.prepareStackTrace = (e, frames) => frames) && typeof new Error().stack[0]?.getThis',
  ];

  it.each(doors)('leaves no door to Node by %s', async (door) => {
    const machine = await machineOf();
    const script = `function FindProxyForURL() { return String(${door}); }`;
    expect(machine.load(script)).toBeNull();
    const result = await machine.ask('https://a.example/', 'a.example');
    expect(result).toMatchObject({ answer: expect.stringMatching(/^(undefined)+$/) });
  });

  it.each(['fs', 'node:fs', './worker.ts', 'data:text/javascript,export default 1'])(
    'has nothing to import for %s',
    async (name) => {
      const machine = await machineOf();
      const script = `var got = 'none'; import('${name}').then(() => { got = 'all'; }, () => { got = 'refused'; });
        function FindProxyForURL() { return got; }`;
      machine.load(script);
      await machine.ask('https://a.example/', 'a.example');
      const result = await machine.ask('https://a.example/', 'a.example');
      expect(result).not.toEqual({ answer: 'all' });
    },
  );

  it('lets none of the functions in that pac-resolver brings', async () => {
    const machine = await machineOf();
    machine.load(`function FindProxyForURL() {
      return Object.getOwnPropertyNames(globalThis)
        .filter((name) => name.startsWith('__degenerator') && !/(alert|dnsResolve)$/.test(name))
        .map((name) => String(globalThis[name]('www.example')))
        .join();
    }`);
    const result = await machine.ask('https://a.example/', 'a.example');
    expect(result).toMatchObject({ answer: expect.stringMatching(/^null(,null)+$/) });
  });

  it('names the line of the script where it threw', async () => {
    const machine = await machineOf();
    machine.load('// one\nfunction FindProxyForURL() {\n  throw new RangeError("here");\n}');
    const { failure } = await machine.ask('https://a/', 'a');
    expect(failure).toEqual({
      code: 'pac-error',
      detail: 'RangeError: here',
      line: 3,
    });
  });

  it('names the line of a syntax error', async () => {
    const machine = await machineOf();
    const mishap = machine.load('function FindProxyForURL() {\n  return 1;\n}\n}');
    expect(mishap?.failure).toMatchObject({ code: 'pac-error', line: 4 });
    expect(mishap?.failure.detail).toContain('SyntaxError');
  });

  it('gives Math.random() the same numbers each time', async () => {
    const answers: unknown[] = [];
    for (let i = 0; i < 2; i += 1) {
      const machine = await machineOf();
      machine.load('function FindProxyForURL() { return "" + Math.random(); }');
      answers.push(await machine.ask('https://a/', 'a'));
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

const memoryBytes = 16 * 1024 * 1024;

async function machineOf(
  known?: PacCase,
  show: (text: string) => void = () => {},
): Promise<PacMachine> {
  return createPacMachine({
    engine: await engineModule(memoryBytes),
    memoryBytes,
    own: known?.own ?? ['10.0.0.1'],
    limits: { answer: 65_536, alerts: 100, alert: 500, isWindows: true },
    lookup: (name) => (known?.names.get(name.toLowerCase()) ?? []).join(';'),
    show,
    now: () => known?.now ?? 0,
    isOver: () => false,
  });
}
