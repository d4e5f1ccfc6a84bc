// What does a workbook of 100,000 rows cost, from the saved audit to the file, in time and memory?
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { direct, headOf, intranet } from '../../fixtures/case/head.ts';
import { resolve } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { Target } from '../../src/model/target/target.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

/** Each has a row in the matrix, one among the targets and one among the findings. */
const targetCount = 34_000;
const maxPeakMB = 500;

const folder = await mkdtemp(join(tmpdir(), 'netready-bench-'));
const saved = join(folder, 'audit.ndjson');
const workbook = join(folder, 'audit.xlsx');
await pipeline(lines(), createWriteStream(saved));
const { wallMs, usage, stderr } = await runNetready(['judge', saved, '--output', workbook]);
const peakMB = usage?.peakMB ?? Number.POSITIVE_INFINITY;
const { size } = await stat(workbook);
console.log(
  `${3 * targetCount} rows from ${((await stat(saved)).size / 1e6).toFixed(0)} MB of a saved audit:`,
  `${(wallMs / 1000).toFixed(1)} s (${((usage?.cpuMs ?? Number.NaN) / 1000).toFixed(1)} s of CPU), peak ${Math.round(peakMB)} MB, ${(size / 1e6).toFixed(1)} MB of workbook ${stderr}`,
);
await rm(folder, { recursive: true });
verdict([{ name: 'peak of the whole command', value: peakMB, most: maxPeakMB, unit: 'MB' }]);

/** An audit of one route over which no name is found. */
function* lines(): Generator<string> {
  const text = (line: RecordLine): string => `${JSON.stringify(line)}\n`;
  const targets = Array.from({ length: targetCount }, (_, index): Target => {
    const host = `t${index + 1}.bench.example`;
    return { ...intranet, id: `t${index + 1}`, host, url: `https://${host}/` };
  });
  const head = headOf(targets, [direct]);
  yield text({ type: 'head', head });
  for (const [index, target] of targets.entries()) {
    const steps = [resolve({ name: target.host, fails: 'name-not-found' })];
    const { attempt, observations } = trial(`a${index + 1}`, { target, route: direct, steps });
    yield text({ type: 'attempt', attempt });
    for (const observation of observations) yield text({ type: 'observation', observation });
    yield text({ type: 'finished', attempt: attempt.id });
  }
  yield text({ type: 'end', finishedAt: head.startedAt });
}
