import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { describe, expect, it } from 'vitest';
import { kinds } from './kinds/kinds.ts';
import { type OutcomeRow, readTable, renderRow, renderTable, rowOf } from './outcome-table.ts';
import { runKind } from './run-kind.ts';

const isWhole = process.env['NETREADY_HOSTILE'] !== undefined;
/** Another one each time; a failure is seen again under the seed that it tells. */
const seed = Number(process.env['NETREADY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Longer than any deadline of netready for one of these inputs, on a slow core beside others. */
const deadlineMs = 20_000;
const maxMB = 300;
const readme = new URL('../../README.md', import.meta.url);
const [start, end] = ['<!-- hostile -->\n', '<!-- /hostile -->'];

process.stdout.write(`hostile inputs of NETREADY_SEED=${seed}\n`);

describe(`netready, fed by NETREADY_SEED=${seed}`, () => {
  it.each(kinds)('stands $name', async (kind) => {
    const inputs = isWhole ? kind.inputs : kind.share;
    const atOnce = isWhole ? cpus().length : 1;
    const outcome = await runKind(kind, { seed, inputs, atOnce, deadlineMs });
    const { crashes, hangs, leaks, peakMB } = outcome;
    expect({ crashes, hangs, leaks }).toEqual({ crashes: [], hangs: [], leaks: [] });
    expect(outcome.inputs).toBe(inputs);
    expect(peakMB).toBeLessThan(maxMB);
    if (isWhole) process.stdout.write(renderRow(rowOf(outcome)));
    if (process.env['NETREADY_HOSTILE'] === 'update') await put(rowOf(outcome));
  });
});

describe('the table of the README', () => {
  it('has a row for each kind, of a whole run', async () => {
    const table = readTable((await parts()).table);
    expect(table.map(({ kind, inputs }) => [kind, inputs])).toEqual([
      ...kinds.map(({ name, inputs }) => [name, inputs]),
      ['all', kinds.reduce((sum, { inputs }) => sum + inputs, 0)],
    ]);
    for (const row of table) {
      expect(row).toMatchObject({ crashes: 0, hangs: 0, leaks: 0 });
      expect(row.peakMB).toBeGreaterThan(0);
      expect(row.peakMB).toBeLessThan(maxMB);
    }
    expect(table.at(-1)?.inputs).toBeGreaterThanOrEqual(100_000);
  });
});

/** `npm run test:hostile -- -u` puts each row in; figures differ from run to run. */
async function put(row: OutcomeRow): Promise<void> {
  const { before, table, after } = await parts();
  const known = new Map(readTable(table).map((one) => [one.kind, one]));
  known.set(row.kind, row);
  const rows = kinds.flatMap(({ name }) => known.get(name) ?? []);
  await writeFile(readme, `${before}\n${renderTable(rows)}\n${after}`);
}

async function parts(): Promise<Record<'before' | 'table' | 'after', string>> {
  const text = await readFile(readme, 'utf8');
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  return { before: text.slice(0, from), table: text.slice(from, to), after: text.slice(to) };
}
