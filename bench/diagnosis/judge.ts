// What do 100,000 saved observations cost to judge, in time and memory, and does the cost of each
// grow with their number?
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { direct, headOf, intranet, proxy } from '../../fixtures/case/head.ts';
import { connect, fine, fineByProxy, handshake, resolve } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import type { Target } from '../../src/model/target/target.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const sizes = [1_000, 100_000];
/** Judged in each round, of whatever size, so that both are as warm. */
const inRound = 100_000;
const rounds = 5;
const maxGrowth = 1.5;
const maxPeakMB = 300;

interface Saved {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly observations: number;
}

const folder = await mkdtemp(join(tmpdir(), 'netready-bench-'));
const saves = sizes.map(audited);
const pure = saves.map(() => Number.POSITIVE_INFINITY);
// In turns, so that what else the machine does falls on both.
for (let round = 0; round < rounds; round += 1) {
  for (const [index, saved] of saves.entries()) {
    pure[index] = Math.min(pure[index] ?? Number.NaN, microsecondsEach(saved));
  }
}
let peakMB = 0;
for (const [index, saved] of saves.entries()) {
  const { observations } = saved;
  const file = join(folder, `${observations}.ndjson`);
  await pipeline(linesOf(saved), createWriteStream(file));
  const { wallMs, usage, stdout, stderr } = await runNetready(['judge', file, '--format', 'json']);
  peakMB = usage?.peakMB ?? Number.POSITIVE_INFINITY;
  console.log(
    `${observations} observations: ${pure[index]?.toFixed(2)} µs each to judge;`,
    `read, judged and printed by netready in ${Math.round(wallMs)} ms,`,
    `peak ${Math.round(peakMB)} MB,`,
    `${(stdout.length / 1e6).toFixed(1)} MB of JSON ${stderr}`,
  );
}
await rm(folder, { recursive: true });

const [small = Number.NaN, large = Number.NaN] = pure;
verdict([
  {
    name: 'cost of an observation, of 100,000 to 1,000',
    value: large / small,
    most: maxGrowth,
    unit: 'times',
  },
  { name: 'peak of the whole command, of 100,000', value: peakMB, most: maxPeakMB, unit: 'MB' },
]);

function microsecondsEach({ head, trials, observations }: Saved): number {
  const times = Math.max(1, Math.round(inRound / observations));
  const start = performance.now();
  for (let time = 0; time < times; time += 1) judge(head, trials, new Map());
  return ((performance.now() - start) / times / observations) * 1000;
}

/** An audit of two routes with about that many observations: two in three fine, others broken. */
function audited(size: number): Saved {
  const targets: Target[] = [];
  const trials: Trial[] = [];
  let observations = 0;
  for (let number = 1; observations < size; number += 1) {
    const host = `t${number}.bench.example`;
    const target = { ...intranet, id: `t${number}`, host, url: `https://${host}/` };
    const broken = [
      [resolve({ name: host, fails: 'name-not-found' })],
      [resolve({ name: host }), connect({ fails: 'timeout' })],
      [resolve({ name: host }), connect(), handshake({ checkedName: host, fails: 'reset' })],
    ][number % 9];
    const first = 2 * number - 1;
    const steps = broken ?? fine(target);
    const made = [
      trial(`a${first}`, { target, route: direct, steps }),
      trial(`a${first + 1}`, { target, route: proxy, steps: fineByProxy(target) }),
    ];
    targets.push(target);
    trials.push(...made);
    observations += made.reduce((sum, one) => sum + one.observations.length, 0);
  }
  return { head: headOf(targets, [direct, proxy]), trials, observations };
}

function* linesOf({ head, trials }: Saved): Generator<string> {
  const text = (line: RecordLine): string => `${JSON.stringify(line)}\n`;
  yield text({ type: 'head', head });
  for (const { attempt, observations } of trials) {
    yield text({ type: 'attempt', attempt });
    for (const observation of observations) yield text({ type: 'observation', observation });
    yield text({ type: 'finished', attempt: attempt.id });
  }
  yield text({ type: 'end', finishedAt: head.startedAt });
}
