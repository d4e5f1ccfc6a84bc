// Do the first times of an audit hold what Node loads, compiles and collects meanwhile?
//
// Audits of the built command line over loopback, where nothing of a network hides it, each in a process of its own, one
// probe at a time: the first of each beside those that come later in the same process.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../src/model/audit/report.ts';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const few = 20;
const many = 200;
// At half a millisecond a step chance alone moves the percentile of eight by a third.
const turns = 20;
const steps = ['connect', 'handshake', 'exchange'] as const;

type Times = Readonly<Record<(typeof steps)[number], readonly number[]>>;

const servers = await startServers();
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: few + many }, (_, index) => `https://t${index}.bench.example/`);
await writeFile(list, ['url', ...rows].join('\n'));
const made: Times[] = [];
// The first fills the cache of what Node compiles, as a user's second run finds it.
for (let turn = -1; turn < turns; turn += 1) {
  const times = await timesOfAudit();
  if (turn >= 0) made.push(times);
}
await servers.stop();
const told = steps.map((step) => {
  const first = made.flatMap((times) => times[step].slice(0, few));
  const later = made.flatMap((times) => times[step].slice(few));
  const veryFirst = median(made.map((times) => times[step][0] ?? Number.NaN));
  const [beginning, rest] = [percentileOf(first, 95), percentileOf(later, 95)];
  console.log(
    `${step}: 95th percentile of the first ${few} ${beginning.toFixed(1)} ms, of those later ${rest.toFixed(1)}; the very first ${veryFirst.toFixed(1)}`,
  );
  return { step, value: beginning / rest };
});
verdict(
  told
    .filter(({ step }) => step !== 'exchange')
    .map(({ step, value }) => ({
      name: `95th percentile of ${step}, the first ${few} of a process, beside those later in it`,
      value,
      most: 1.1,
      unit: 'times',
    })),
);

/** Milliseconds of each step, in the order of the plan. */
async function timesOfAudit(): Promise<Times> {
  const output = join(servers.folder, 'report.json');
  const { status, stderr } = await runNetready([
    ...['audit', ...servers.optionsByAddress, '--catalogue', list, '--os', 'linux'],
    ...['--route', 'direct', '--no-revocation', '--concurrency', '1', '--output', output],
  ]);
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const { observations }: Report = JSON.parse(await readFile(output, 'utf8'));
  const planned = observations.filter(({ attempt }) => Number(attempt.slice(1)) <= few + many);
  const of = (step: string): number[] =>
    planned.flatMap((one) => (one.step === step ? [one.durationMs] : []));
  return { connect: of('connect'), handshake: of('handshake'), exchange: of('exchange') };
}

function percentileOf(list: readonly number[], percent: number): number {
  return list.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * list.length) - 1] ?? Number.NaN;
}
