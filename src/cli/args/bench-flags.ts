import { availableParallelism } from 'node:os';
import {
  type ArrivalKind,
  arrivalKinds,
  type LimitSearch,
  type LoadName,
  type LoadOptions,
  loadNames,
} from '../../model/load/load.ts';
import {
  parseCount,
  parseDuration,
  parsePercent,
  parseSize,
} from '../../setup/usage/parse-values.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { type Flags, one, oneOf, type Read, turnOff, turnOn, usually } from './flag.ts';

/** What is done, how often, and for how long. */
export interface LoadArgs {
  readonly load: LoadName;
  /** Starts a second. */
  readonly rate: number;
  readonly findLimit?: boolean;
  readonly maxRate?: number;
  readonly maxLatencyMs?: number;
  readonly arrivals: ArrivalKind;
  readonly durationMs?: number;
  readonly warmupMs?: number;
  readonly connections: number;
  readonly threads: number;
  readonly uploadBytes: number;
  readonly reset?: boolean;
  /** False: do not compare with the way straight to the target. */
  readonly direct?: boolean;
}

/** When it ends, whatever comes. */
export interface BoundArgs {
  /** A share, 0 to 1. */
  readonly maxErrors: number;
  readonly maxConnections?: number;
  readonly maxBytes: number;
  readonly yes?: boolean;
}

const maxRateOfAll = 20_000;
const defaultMaxRate = 5000;
const maxAtOnce = 20_000;
const maxConnectionsOfAll = 10_000_000;
const maxUploadBytes = 100_000_000;
const maxBytesOfAll = 1_000_000_000_000;

const count =
  (most: number): Read<number> =>
  (option, value) =>
    parseCount(option, value, most);
const size =
  (most: number): Read<number> =>
  (option, value) =>
    parseSize(option, value, most);

export const loadFlags: Flags<LoadArgs> = {
  load: usually('load', oneOf(loadNames), {
    value: 'NAME',
    usual: 'tunnels',
    help: 'tunnels (CONNECT and close; default), handshakes (CONNECT and TLS), requests (GET over kept tunnels), transfer (bodies each way)',
  }),
  rate: usually('rate', count(maxRateOfAll), {
    value: 'N',
    usual: 50,
    help: 'starts a second, whatever becomes of them (default 50)',
  }),
  findLimit: turnOn(
    'find-limit',
    'climb from --rate to the rate that the proxy no longer follows, and say whose limit it is',
  ),
  maxRate: one('max-rate', count(maxRateOfAll), {
    value: 'N',
    help: 'end the climb there (default 5000)',
  }),
  maxLatencyMs: one('max-latency', parseDuration, {
    value: 'DURATION',
    help: 'a rate holds while its p90 is below this (default: 10 times that of the lowest rate, 50ms beyond it at least)',
  }),
  arrivals: usually('arrivals', oneOf(arrivalKinds), {
    value: 'KIND',
    usual: 'constant',
    help: 'constant (evenly spaced; default) or poisson (at random)',
  }),
  durationMs: one('duration', parseDuration, {
    value: 'DURATION',
    help: 'of starts, each way (default 10s); of each rate of the climb (default 3s)',
  }),
  warmupMs: one('warmup', parseWarmup, {
    value: 'DURATION',
    help: 'before it, not measured; 0 for none (default 1s)',
  }),
  connections: usually('connections', count(maxAtOnce), {
    value: 'N',
    usual: 200,
    help: 'at one time; starts beyond wait, and the wait counts (default 200)',
  }),
  threads: usually('threads', count(availableParallelism()), {
    value: 'N',
    usual: 1,
    help: 'that make the load and share the connections, where one core is not enough (default 1)',
  }),
  uploadBytes: usually('upload', size(maxUploadBytes), {
    value: 'SIZE',
    usual: 0,
    help: 'body of each request of transfer (default none)',
  }),
  reset: turnOn(
    'reset',
    'end connections by RST, which frees their ports at once; some proxies note that as an error',
  ),
  direct: turnOff('no-direct', 'do not compare with the way straight to the target'),
};

export const boundFlags: Flags<BoundArgs> = {
  maxErrors: usually('max-errors', parsePercent, {
    value: 'PERCENT',
    usual: 0.05,
    help: 'end when more than this share fails, with exit status 1 (default 5)',
  }),
  maxConnections: one('max-connections', count(maxConnectionsOfAll), {
    value: 'N',
    help: 'in the whole run (default 100000; 500000 for a climb)',
  }),
  maxBytes: usually('max-bytes', size(maxBytesOfAll), {
    value: 'SIZE',
    usual: 1_000_000_000,
    help: 'of bodies, in the whole run (default 1GB)',
  }),
  yes: turnOn('yes', 'do not ask before the load starts'),
};

type Chosen = Omit<LoadOptions, 'route' | 'target' | 'timeoutMs'>;

/** How much load, from the options. @throws UsageError for values that do not go together. */
export function chosenLoad(args: LoadArgs & BoundArgs & { readonly lab?: string }): Chosen {
  const { load, arrivals, rate, connections, uploadBytes, maxErrors, maxBytes } = args;
  const isSearch = args.findLimit === true;
  const { durationMs = isSearch ? 3000 : 10_000, warmupMs = 1000 } = args;
  const { maxConnections = isSearch ? 500_000 : 100_000 } = args;
  checkThreads(args);
  return {
    ...(isSearch && { limit: searchOf(args) }),
    ...{ load, arrivals, rate, durationMs },
    // A climb is warm when it matters.
    warmupMs: isSearch ? 0 : warmupMs,
    ...{ connections, threads: args.threads, uploadBytes },
    ending: args.reset ? 'reset' : 'fin',
    ...{ maxErrors, maxConnections, maxBytes },
  };
}

function checkThreads({
  threads,
  connections,
  lab,
}: Pick<LoadArgs, 'threads' | 'connections'> & { readonly lab?: string }): void {
  if (threads > 1 && lab !== undefined) {
    throw new UsageError('Cannot use --threads with --lab, which runs in this very process');
  }
  if (threads <= connections) return;
  throw new UsageError(
    `Cannot share --connections ${connections} among --threads ${threads}: each needs one at least`,
  );
}

function searchOf({
  rate,
  maxRate: highestRate = defaultMaxRate,
  maxLatencyMs,
}: LoadArgs): LimitSearch {
  if (highestRate < rate) {
    throw new UsageError(`Cannot climb from --rate ${rate} to --max-rate ${highestRate}`);
  }
  return { highestRate, ...(maxLatencyMs !== undefined && { maxLatencyMs }) };
}

function parseWarmup(option: string, value: string): number {
  return /^0(ms|s|m)?$/.test(value) ? 0 : parseDuration(option, value);
}
