import { failureCodes } from '../model/finding/failure.ts';
import {
  arrivalKinds,
  type LimitSearch,
  type LoadFailure,
  type LoadOptions,
  type LoadStep,
  type LoadTarget,
  type LoadWay,
  loadNames,
  loadSteps,
} from '../model/load/load.ts';
import {
  breakReasons,
  type Limit,
  type LimitTrial,
  limitDoubts,
  limitOwners,
} from '../model/load/load-limit.ts';
import {
  type GeneratorHealth,
  type Measure,
  machineLimits,
  type Spread,
} from '../model/load/load-measure.ts';
import type {
  LoadEnvironment,
  LoadReport,
  PairedDifference,
  ProxyCost,
} from '../model/load/load-report.ts';
import { type Check, type Fields, listOf, numeric, oneOf, optional, shape, text } from './check.ts';
import { host, port, url } from './check-places.ts';
import { proxy } from './check-route.ts';

const maxTrials = 10_000;
const maxRows = 10_000;

const target = shape<LoadTarget>({
  url,
  scheme: oneOf(['http', 'https']),
  host,
  port,
  path: text,
});
const options = shape<LoadOptions>({
  load: oneOf(loadNames),
  route: text,
  target,
  arrivals: oneOf(arrivalKinds),
  limit: optional(shape<LimitSearch>({ highestRate: numeric, maxLatencyMs: optional(numeric) })),
  rate: numeric,
  durationMs: numeric,
  warmupMs: numeric,
  connections: numeric,
  threads: numeric,
  timeoutMs: numeric,
  uploadBytes: numeric,
  maxErrors: numeric,
  ending: oneOf(['fin', 'reset']),
  maxConnections: numeric,
  maxBytes: numeric,
});
const failure: Fields<LoadFailure> = {
  step: oneOf([...loadSteps, 'resolve']),
  code: oneOf(failureCodes),
  detail: text,
};
const wayId: Check<LoadWay['id']> = oneOf(['proxy', 'direct']);
const way = shape<LoadWay>({
  id: wayId,
  proxy: optional(proxy),
  address: optional(text),
  isHere: optional(oneOf([true])),
  leftOut: optional(shape<LoadFailure>(failure)),
});
const spread: Fields<Spread> = {
  count: numeric,
  min: numeric,
  p50: numeric,
  p90: optional(numeric),
  p99: optional(numeric),
  p999: optional(numeric),
  max: numeric,
};
const generator = shape<GeneratorHealth>({
  lateness: optional(shape<Spread>(spread)),
  eventLoop: numeric,
  cpu: numeric,
  machine: optional(numeric),
  inFlight: numeric,
  inUse: optional(numeric),
  limits: listOf(oneOf(machineLimits), maxRows),
});
const measure: Check<Measure> = shape<Measure>({
  way: wayId,
  rate: numeric,
  durationMs: numeric,
  due: numeric,
  succeeded: numeric,
  failed: numeric,
  unfinished: numeric,
  offeredPerSecond: numeric,
  donePerSecond: numeric,
  latency: optional(shape<Spread>(spread)),
  served: optional(shape<Spread>(spread)),
  buckets: listOf(shape({ to: numeric, count: numeric }), maxRows),
  steps: listOf(
    shape<Spread & { readonly step: LoadStep }>({ ...spread, step: oneOf(loadSteps) }),
    maxRows,
  ),
  failures: listOf(
    shape<LoadFailure & { readonly count: number }>({ ...failure, count: numeric }),
    maxRows,
  ),
  statuses: listOf(shape({ status: numeric, count: numeric }), maxRows),
  connections: numeric,
  receivedBytes: numeric,
  sentBytes: numeric,
  generator,
});
const trial = shape<LimitTrial>({
  rate: numeric,
  broken: optional(oneOf(breakReasons)),
  measure,
});
const limit = shape<Limit>({
  way: wayId,
  rate: optional(numeric),
  brokenRate: optional(numeric),
  reason: optional(oneOf(breakReasons)),
  owner: oneOf(limitOwners),
  doubt: optional(oneOf(limitDoubts)),
  confidence: oneOf(['high', 'medium', 'low']),
  maxLatencyMs: optional(numeric),
  trials: listOf(trial, maxTrials),
  comparison: optional(listOf(trial, maxTrials)),
});
const difference = shape<PairedDifference>({
  median: numeric,
  low: optional(numeric),
  high: optional(numeric),
});
const environment = shape<LoadEnvironment>({
  system: text,
  node: text,
  cpus: numeric,
  cpuModel: optional(text),
  lab: optional(text),
});

/** A run of load, deep enough for every format to rely on it. @returns what is wrong, in a few words. */
export const checkLoad: Check<LoadReport> = shape<LoadReport>({
  schemaVersion: oneOf([1]),
  kind: oneOf(['load']),
  tool: shape({ name: oneOf(['netready']), version: text }),
  startedAt: text,
  finishedAt: text,
  environment,
  options,
  ways: listOf(way, maxRows),
  measures: listOf(measure, maxRows),
  cost: optional(shape<ProxyCost>({ pairs: numeric, p50: difference, p90: optional(difference) })),
  limit: optional(limit),
  ended: oneOf(['complete', 'interrupted', 'errors', 'connections', 'bytes']),
});
