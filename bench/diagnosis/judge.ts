// Does the cost of judging grow with the number of observations?
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { direct, headOf, intranet, proxy } from '../../fixtures/case/head.ts';
import { connect, fine, fineByProxy, handshake, resolve } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { RecordLine } from '../../src/model/record.ts';
import type { AuditHead, Trial } from '../../src/model/report.ts';
import type { Target } from '../../src/model/target.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const sizes = [10_000, 100_000];
const rounds = 5;
const mostGrowth = 1.5;

interface Saved {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly observations: number;
}

const folder = await mkdtemp(join(tmpdir(), 'netready-bench-'));
const costs: { readonly pure: number; readonly whole: number }[] = [];
for (const size of sizes) {
  const saved = audited(size);
  const { head, trials, observations } = saved;
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    judge(head, trials, new Map());
    return performance.now() - start;
  });
  const pureMs = Math.min(...times);
  const file = join(folder, `${size}.ndjson`);
  await pipeline(linesOf(saved), createWriteStream(file));
  const { wallMs, usage, stdout, stderr } = await runNetready(['judge', file, '--format', 'json']);
  costs.push({ pure: (pureMs / observations) * 1000, whole: (wallMs / observations) * 1000 });
  console.log(
    `${observations} observations: judged in ${Math.round(pureMs)} ms`,
    `(${((pureMs / observations) * 1000).toFixed(2)} µs each);`,
    `read, judged and printed by netready in ${Math.round(wallMs)} ms,`,
    `peak ${Math.round(((usage?.maxRSS ?? 0) * 1024) / 1e6)} MB,`,
    `${(stdout.length / 1e6).toFixed(1)} MB of JSON ${stderr}`,
  );
}
await rm(folder, { recursive: true });

const [small, large] = costs;
verdict([
  {
    name: 'cost of an observation, of 100,000 to 10,000',
    value: (large?.pure ?? Number.NaN) / (small?.pure ?? Number.NaN),
    most: mostGrowth,
    unit: 'times',
  },
  {
    name: 'the same for the whole command',
    value: (large?.whole ?? Number.NaN) / (small?.whole ?? Number.NaN),
    most: mostGrowth,
    unit: 'times',
  },
]);

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
