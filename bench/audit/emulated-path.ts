// Are the times of an audit at full speed those of the network, or of our own queue?
//
// On a path with a round trip of 20 ms, one probe at a time and as an audit runs by itself, in turns.
// Root, iproute2, python3.

import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { openPath } from '../path/open-path.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const roundTripMs = 20;
const targets = 400;
const alone = 60;
const turns = 3;
const steps = ['connect', 'handshake'] as const;

interface Seen {
  readonly attempt: string;
  readonly step: string;
  readonly durationMs: number;
  readonly delayedMs?: number;
  readonly startedAt: string;
}

const path = await openPath(roundTripMs);
const servers = await startServers({ namespace: path.server, address: path.address });
try {
  const made: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) made.push(await takeTurn());
  verdict([
    ...steps.map((step) => ({
      name: `95th percentile of ${step} beside a probe alone`,
      value: median(made.map(({ beside }) => beside[step])),
      most: 1.15,
      unit: 'times',
    })),
    {
      name: 'share of steps left out of the figures',
      value: median(made.map(({ leftOut }) => leftOut)),
      most: 0.15,
      unit: '',
    },
    {
      name: 'seconds for 200 probes',
      value: median(made.map(({ rate }) => 200 / rate)),
      most: 1,
      unit: 's',
    },
  ]);
} finally {
  await servers.stop();
  await path.close();
}

interface Turn {
  /** How many times the 95th percentile of a probe alone. */
  readonly beside: Readonly<Record<(typeof steps)[number], number>>;
  readonly leftOut: number;
  readonly rate: number;
}

/** One probe at a time, and then as an audit runs by itself: what the machine does falls on both. */
async function takeTurn(): Promise<Turn> {
  const single = await audit(alone, ['--concurrency', '1']);
  const full = await audit(targets, []);
  for (const [name, { observations, rate }] of Object.entries({ single, full })) {
    console.log(`${name}: ${rate.toFixed(0)} probes a second`);
    for (const step of steps) {
      const all = observations.filter((one) => one.step === step);
      const some = all.filter(({ delayedMs = 0 }) => delayedMs === 0);
      const [middle, high] = [50, 95].map((percent) => percentileOf(some, percent).toFixed(1));
      const worst = percentileOf(all, 95).toFixed(1);
      console.log(
        `  ${step}: median ${middle} ms, 95th percentile ${high} ms of ${some.length}; of all ${all.length}: ${worst} ms`,
      );
    }
  }
  const kept = full.observations.filter(({ delayedMs = 0 }) => delayedMs === 0);
  const beside = (step: string): number => ratio(kept, single.observations, step);
  return {
    beside: { connect: beside('connect'), handshake: beside('handshake') },
    leftOut: 1 - kept.length / full.observations.length,
    rate: full.rate,
  };
}

interface Measured {
  /** Of the steps that count here. */
  readonly observations: readonly Seen[];
  /** Probes a second, from the first start of a step to the last; what is made again comes after. */
  readonly rate: number;
}

async function audit(count: number, more: readonly string[]): Promise<Measured> {
  const { status, stdout, stderr } = await runNetready(
    [
      ...['audit', ...servers.options, '--route', 'direct', '--format', 'json', ...more],
      ...Array.from({ length: count }, (_, index) => [
        '--target',
        `https://t${index}.bench.example/`,
      ]).flat(),
    ],
    [],
    ['ip', 'netns', 'exec', path.client],
  );
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const { observations } = JSON.parse(stdout) as { readonly observations: readonly Seen[] };
  const planned = observations.filter(({ attempt }) => Number(attempt.slice(1)) <= count);
  const starts = planned.map(({ startedAt }) => Date.parse(startedAt));
  const seconds =
    (starts.reduce((a, b) => Math.max(a, b)) - starts.reduce((a, b) => Math.min(a, b))) / 1000;
  return {
    observations: observations.filter(({ step }) => steps.some((one) => one === step)),
    rate: count / seconds,
  };
}

function ratio(full: readonly Seen[], single: readonly Seen[], step: string): number {
  const of = (list: readonly Seen[]): readonly Seen[] => list.filter((one) => one.step === step);
  return percentileOf(of(full), 95) / percentileOf(of(single), 95);
}

function percentileOf(list: readonly Seen[], percent: number): number {
  const ascending = list.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return ascending[Math.ceil((percent / 100) * ascending.length) - 1] ?? Number.NaN;
}
