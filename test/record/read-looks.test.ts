import { describe, expect, it } from 'vitest';
import { direct, events, headOf, samples } from '../../fixtures/case/head.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { OnlyCells } from '../../src/model/standing/only-cells.ts';
import type { AuditLog } from '../../src/record/audit-log.ts';
import { readLooks, readParts } from '../../src/record/read-parts.ts';

const whole = headOf([events, samples], [direct]);
const command = { words: ['--until-green'], folder: '/' };

function look(looks: number, startedAt: string): RecordLine {
  const cells = [{ url: events.url, route: 'direct', verdict: 'blocked' }] as const;
  const only: OnlyCells = { listed: 2, after: { startedAt: whole.startedAt, cells, looks } };
  const options = { ...whole.options, only };
  return { type: 'head', head: { ...whole, startedAt, targets: [events], options } };
}

const first: RecordLine = { type: 'head', head: whole, command };
const end: RecordLine = { type: 'end', finishedAt: '2026-01-05T09:00:00.000Z' };

async function* textOf(lines: readonly RecordLine[]): AsyncGenerator<string> {
  for (const line of lines) yield JSON.stringify(line);
}

async function read(
  reader: typeof readParts,
  ...lines: readonly RecordLine[]
): Promise<readonly AuditLog[]> {
  const logs: AuditLog[] = [];
  for await (const log of reader(textOf(lines))) logs.push(log);
  return logs;
}

describe('a saved audit that looked until it was green', () => {
  const lines = [first, end, look(1, '2026-01-05T09:01:00.000Z'), end];

  it('is read as its last look alone, and keeps how its steps were taken', async () => {
    const [last, ...others] = await read(readParts, ...lines);
    expect(others).toEqual([]);
    expect(last?.head?.options.only?.after?.looks).toBe(1);
    expect(last?.command).toEqual(command);
  });

  it('gives each look to who goes on with it', async () => {
    const logs = await read(readLooks, ...lines, look(2, '2026-01-05T09:02:00.000Z'));
    expect(logs.map(({ head }) => head?.options.only?.after?.looks)).toEqual([undefined, 1, 2]);
    expect(logs.map(({ finishedAt }) => finishedAt !== undefined)).toEqual([true, true, false]);
  });

  it('goes on behind a look that was killed', async () => {
    const cut = [first, look(1, '2026-01-05T09:01:00.000Z'), look(2, '2026-01-05T09:02:00.000Z')];
    expect(await read(readLooks, ...cut, end)).toHaveLength(3);
  });

  it('begins with any look, as a report of the last one does', async () => {
    expect(await read(readParts, look(7, '2026-01-05T09:01:00.000Z'), end)).toHaveLength(1);
  });

  it.each([
    ['the same audit twice', [first, end, first]],
    ['a look too many', [first, end, look(2, 'x')]],
    ['a look twice', [first, end, look(1, 'x'), end, look(1, 'x')]],
  ])('refuses %s', async (_, joined) => {
    const reading = read(readParts, ...joined);
    await expect(reading).rejects.toThrow(/is a second head, as if two files were joined$/);
  });

  it.each([
    ['looks', { looks: 0 }],
    ['looks', { looks: 1.5 }],
    ['cells', { cells: [{ url: 'x', route: 'direct', verdict: 'blocked' }] }],
    ['cells', { cells: [{ url: events.url, route: 'direct', verdict: 'reachable' }] }],
    ['cells', { cells: [{ url: events.url, verdict: 'blocked' }] }],
    ['cells', { cells: Array.from({ length: 20_001 }, () => null) }],
  ])('refuses a head whose %s are none', async (_, wrong) => {
    const line = look(1, 'x');
    if (line.type !== 'head') throw new TypeError('no head');
    const { only } = line.head.options;
    const after = { ...only?.after, ...wrong } as never;
    const options = { ...line.head.options, only: { listed: 2, after } };
    await expect(read(readParts, { ...line, head: { ...line.head, options } })).rejects.toThrow(
      /line 1: .*"only"/,
    );
  });
});
