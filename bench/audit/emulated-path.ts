// Are the times of an audit at full speed those of the network, or of our own queue?
//
// On a path with a round trip of 20 ms, once one probe at a time, and once as an audit runs by
// itself. Root, iproute2, python3.

import { startServers } from '../loopback/start-servers.ts';
import { openPath } from '../path/open-path.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const roundTripMs = 20;
const targets = 400;
const alone = 60;
const steps = ['connect', 'handshake'] as const;

interface Seen {
  readonly step: string;
  readonly durationMs: number;
  readonly delayedMs?: number;
  readonly startedAt: string;
}

const path = await openPath(roundTripMs);
const servers = await startServers({ namespace: path.server, address: path.address });
try {
  const single = await audit(alone, ['--concurrency', '1']);
  const full = await audit(targets, []);
  for (const [name, { observations, rate }] of Object.entries({ single, full })) {
    console.log(`${name}: ${rate.toFixed(0)} probes a second`);
    for (const step of steps) {
      const all = observations.filter((one) => one.step === step);
      const kept = all.filter(({ delayedMs = 0 }) => delayedMs === 0);
      const [median, high] = [50, 95].map((percent) => percentileOf(kept, percent).toFixed(1));
      const worst = percentileOf(all, 95).toFixed(1);
      console.log(
        `  ${step}: median ${median} ms, 95th percentile ${high} ms of ${kept.length}; of all ${all.length}: ${worst} ms`,
      );
    }
  }
  const kept = full.observations.filter(({ delayedMs = 0 }) => delayedMs === 0);
  verdict([
    ...steps.map((step) => ({
      name: `95th percentile of ${step} beside a probe alone`,
      value: ratio(kept, single.observations, step),
      most: 1.15,
      unit: 'times',
    })),
    {
      name: 'share of steps left out of the figures',
      value: 1 - kept.length / full.observations.length,
      most: 0.1,
      unit: '',
    },
    { name: 'seconds for 200 probes', value: 200 / full.rate, most: 1, unit: 's' },
  ]);
} finally {
  await servers.stop();
  await path.close();
}

interface Measured {
  /** Of the steps that count here. */
  readonly observations: readonly Seen[];
  /** Probes a second, from the first start of a step to the last. */
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
  const starts = observations.map(({ startedAt }) => Date.parse(startedAt));
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
