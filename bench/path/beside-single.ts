import type { Servers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import type { Path } from './open-path.ts';

/** The steps whose times are compared. */
export const steps = ['connect', 'handshake'] as const;

const targets = 400;
const alone = 60;

interface Seen {
  readonly attempt: string;
  readonly step: string;
  readonly durationMs: number;
  readonly delayedMs?: number;
  readonly startedAt: string;
}

export interface Turn {
  /** How many times the 95th percentile of a probe alone. */
  readonly beside: Readonly<Record<(typeof steps)[number], number>>;
  /** The share of steps that were delayed by ourselves, and so are no part of the figures. */
  readonly leftOut: number;
  /** Probes a second. */
  readonly rate: number;
}

/**
 * One probe at a time over a path, and then as an audit runs by itself: what the machine does falls
 * on both. Prints the figures of both.
 */
export async function takeTurn(path: Path, servers: Servers): Promise<Turn> {
  const single = await audit(alone, ['--concurrency', '1'], { path, servers });
  const full = await audit(targets, [], { path, servers });
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

async function audit(
  count: number,
  more: readonly string[],
  { path, servers }: { readonly path: Path; readonly servers: Servers },
): Promise<Measured> {
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
