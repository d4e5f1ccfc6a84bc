import type { Failure } from './failure.ts';
import type { ProxyServer } from './route.ts';
import type { Scheme } from './target.ts';

/** What is done again and again. */
export const loadNames = [
  'tunnels', // a connection and CONNECT, closed at once
  'handshakes', // a tunnel, and TLS to the target in it
  'requests', // one GET over a tunnel that is kept
  'transfer', // one request with bodies over a tunnel that is kept: bytes a second each way
] as const;
export type LoadName = (typeof loadNames)[number];

/** How starts are spread over time. */
export const arrivalKinds = ['constant', 'poisson'] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];

/** Parts of one operation; those of a connection are there only where one was opened. */
export const loadSteps = [
  'wait', // from the intended start to the real one, in this machine
  'connect',
  'proxy-handshake',
  'tunnel',
  'handshake',
  'exchange',
] as const;
export type LoadStep = (typeof loadSteps)[number];

/** What is reached over a way. */
export interface LoadTarget {
  readonly url: string;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
}

/** One way that load takes. */
export interface LoadWay {
  readonly id: 'proxy' | 'direct';
  /** Absent: straight to the target. */
  readonly proxy?: ProxyServer;
  /** Where every connection goes, looked up once and before the load. */
  readonly address?: string;
  /** Why this way was left out: it did not pass even once. */
  readonly leftOut?: LoadFailure;
}

export interface LoadFailure extends Failure {
  readonly step: LoadStep | 'resolve';
}

/** How far the search for a limit goes. */
export interface LimitSearch {
  /** Starts a second; `rate` is where it begins. */
  readonly highestRate: number;
  /** What the 90th percentile of a rate that holds may be; absent: told from the lowest rate. */
  readonly maxLatencyMs?: number;
}

/** What a run was asked to do. */
export interface LoadOptions {
  readonly load: LoadName;
  /** As `--route` spells it; a PAC file's answer stands in the ways. */
  readonly route: string;
  readonly target: LoadTarget;
  readonly arrivals: ArrivalKind;
  /** Present where the limit is looked for. */
  readonly limit?: LimitSearch;
  /** Starts a second. */
  readonly rate: number;
  /** Of starts that are measured: for each way, or for each rate that is tried. */
  readonly durationMs: number;
  readonly warmupMs: number;
  /** At one time. */
  readonly connections: number;
  /** Of one operation, and of the wait for its start. */
  readonly timeoutMs: number;
  /** Bytes of the body of each request. */
  readonly uploadBytes: number;
  /** Share of operations that may fail. */
  readonly maxErrors: number;
  /** In the whole run. */
  readonly maxConnections: number;
  /** In the whole run, both ways together. */
  readonly maxBytes: number;
}

/** Milliseconds with three decimals; only percentiles that the count can carry. */
export interface Spread {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p90?: number;
  readonly p99?: number;
  readonly p999?: number;
  readonly max: number;
}

/** How many took at most `to` milliseconds, and more than the bucket before. */
export interface Bucket {
  readonly to: number;
  readonly count: number;
}

/** Why figures may be this machine's and not the network's. */
export const machineLimits = [
  'late-starts', // operations began later than the schedule had them, with a connection free
  'event-loop', // the one thread that makes the load was at work nearly all the time
  'cpu', // all processors of this machine were busy
  'connections', // `--connections` were all in use
  'local-limit', // the system gave no more ports, files or memory
] as const;
export type MachineLimit = (typeof machineLimits)[number];

/** How the generator itself fared. */
export interface GeneratorHealth {
  /** How late operations began that had a connection free. */
  readonly lateness?: Spread;
  /** Share of time that the event loop was at work. */
  readonly eventLoop: number;
  /** CPU of this process, in cores. */
  readonly cpu: number;
  /** Share of all processors that was busy, by whomever; absent where the system does not say. */
  readonly machine?: number;
  /** The most operations that were in flight at one time. */
  readonly inFlight: number;
  readonly limits: readonly MachineLimit[];
}

/** One way under one rate. */
export interface Measure {
  readonly way: LoadWay['id'];
  /** Starts a second as asked for. */
  readonly rate: number;
  readonly durationMs: number;
  /** Operations whose time to start came. */
  readonly due: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Cut off or never started, since the run was ended. */
  readonly unfinished: number;
  /** Starts that were due a second, and successes a second, once the run had settled. */
  readonly offeredPerSecond: number;
  readonly donePerSecond: number;
  /** From the intended start to the end, of operations that succeeded. */
  readonly latency?: Spread;
  readonly buckets: readonly Bucket[];
  /** From the real start of each. */
  readonly steps: readonly (Spread & { readonly step: LoadStep })[];
  readonly failures: readonly (LoadFailure & { readonly count: number })[];
  /** Statuses of answers to requests. */
  readonly statuses: readonly { readonly status: number; readonly count: number }[];
  /** Connections that were opened. */
  readonly connections: number;
  /** Bytes of bodies. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly generator: GeneratorHealth;
}

/** A difference between two ways, told from slices that ran one after the other. */
export interface PairedDifference {
  /** Milliseconds of the proxy over direct: the median of the pairs' differences. */
  readonly median: number;
  /** Of that median, with 95 % confidence or more; absent of fewer than six pairs. */
  readonly low?: number;
  readonly high?: number;
}

/** What the proxy costs, beside the way without it. */
export interface ProxyCost {
  /** Pairs of slices. */
  readonly pairs: number;
  readonly p50: PairedDifference;
  readonly p90?: PairedDifference;
}

/** Why a rate did not hold. */
export const breakReasons = [
  'errors', // more failed than may
  'throughput', // what was done no longer followed what was due
  'latency', // the 90th percentile passed its bound
] as const;
export type BreakReason = (typeof breakReasons)[number];

/** One rate, tried once. */
export interface LimitTrial {
  readonly rate: number;
  /** Absent: it held. */
  readonly broken?: BreakReason;
  readonly measure: Measure;
}

/** Whose limit it is. */
export const limitOwners = [
  'proxy', // the way straight to the target carries more
  'target', // the way straight to the target carries no more
  'proxy-or-target', // there was nothing to compare with
  'this-machine', // the generator could not do more
  'connections', // `--connections` allow no more
  'not-reached', // the highest rate held
] as const;
export type LimitOwner = (typeof limitOwners)[number];

/** The rate up to which one way follows. */
export interface Limit {
  readonly way: LoadWay['id'];
  /** The highest rate that held; absent: none did. */
  readonly rate?: number;
  /** The lowest above it that did not hold; absent: none failed. */
  readonly brokenRate?: number;
  readonly reason?: BreakReason;
  readonly owner: LimitOwner;
  /** `high`: both rates were tried three times, and every trial agreed. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** What the 90th percentile was allowed to be, milliseconds; absent before anything held. */
  readonly maxLatencyMs?: number;
  /** In the order in which they ran. */
  readonly trials: readonly LimitTrial[];
  /** The way straight to the target at `brokenRate`. */
  readonly direct?: LimitTrial;
}

/** Why a run ended. */
export type LoadEnd = 'complete' | 'interrupted' | 'errors' | 'connections' | 'bytes';

/** The document of `netready bench --format json`. */
export interface LoadReport {
  readonly schemaVersion: 1;
  readonly kind: 'load';
  readonly tool: { readonly name: 'netready'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly environment: LoadEnvironment;
  readonly options: LoadOptions;
  readonly ways: readonly LoadWay[];
  /** One a way; none where the limit was looked for. */
  readonly measures: readonly Measure[];
  /** Present where two ways were measured in turns. */
  readonly cost?: ProxyCost;
  /** Present where the limit was looked for. */
  readonly limit?: Limit;
  readonly ended: LoadEnd;
}

export interface LoadEnvironment {
  /** `linux 6.1.0 x64`. */
  readonly system: string;
  readonly node: string;
  readonly cpus: number;
  readonly cpuModel?: string;
  /** The simulated network's scenario, where it was under load. */
  readonly lab?: string;
}
