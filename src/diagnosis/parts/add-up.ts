import type { Issuer, Latency, Overhead, Slow, Summary, Totals } from '../../model/audit/report.ts';
import { compareIssuers } from '../known/issuers.ts';
import { figuresOf } from '../timing/figures.ts';
import { mergeHistograms } from '../timing/histogram.ts';
import { maxSlowest } from '../timing/slowest.ts';

/**
 * The totals of two parts of an audit as those of both: counts add up, percentiles are told from the
 * merged histograms (and so within their bound), the slowest are the slowest of all.
 */
export function addUp(one: Totals, other: Totals): Totals {
  const overhead = merged([...(one.overhead ?? []), ...(other.overhead ?? [])], {
    keyOf: rowOf,
    merge: overheadOf,
  });
  const slowest = slowestOf([...(one.slowest ?? []), ...(other.slowest ?? [])]);
  return {
    latency: merged([...one.latency, ...other.latency], {
      keyOf: rowOf,
      merge: latencyOf,
    }),
    ...(overhead.length > 0 && { overhead }),
    ...(slowest.length > 0 && { slowest }),
    issuers: merged([...one.issuers, ...other.issuers], {
      keyOf: signerOf,
      merge: issuerOf,
    }).toSorted(compareIssuers),
    summary: summaryOf(one.summary, other.summary),
  };
}

interface Merging<T> {
  readonly keyOf: (value: T) => string;
  readonly merge: (one: T, other: T) => T;
}

/** Values with the same key as one, in the order of the first of each. */
function merged<T>(values: readonly T[], { keyOf, merge }: Merging<T>): readonly T[] {
  const found = new Map<string, T>();
  for (const value of values) {
    const key = keyOf(value);
    const before = found.get(key);
    found.set(key, before === undefined ? value : merge(before, value));
  }
  return [...found.values()];
}

function byRoute({ route }: { readonly route: string }): string {
  return route;
}

type Measured = Omit<Overhead, 'route'> & Partial<Latency>;

/** Of what a row tells: all of it but its figures. */
function rowOf(measured: Measured): string {
  const { count: _, p50: _50, p90: _90, p95: _95, p99: _99, max: _max, ...rest } = measured;
  const { histogram: _histogram, ...row } = rest;
  return JSON.stringify(row);
}

function latencyOf(one: Latency, other: Latency): Latency {
  const histogram = mergeHistograms([one.histogram, other.histogram]);
  const max = Math.max(one.max, other.max);
  return { ...one, ...figuresOf(histogram), max, histogram };
}

function overheadOf(one: Overhead, other: Overhead): Overhead {
  const histogram = mergeHistograms([one.histogram, other.histogram]);
  const { count, p50, p90 } = figuresOf(histogram);
  return { ...one, count, p50, ...(p90 !== undefined && { p90 }), histogram };
}

function slowestOf(all: readonly Slow[]): readonly Slow[] {
  return [...Map.groupBy(all, byRoute).values()].flatMap((those) =>
    those.toSorted((a, b) => b.p50 - a.p50).slice(0, maxSlowest),
  );
}

function signerOf({ routes: _, ...issuer }: Issuer): string {
  return JSON.stringify(issuer);
}

/** No target is in two parts. */
function issuerOf(one: Issuer, other: Issuer): Issuer {
  const routes = merged([...one.routes, ...other.routes], {
    keyOf: byRoute,
    merge: (a, b) => ({ route: a.route, targets: [...a.targets, ...b.targets] }),
  });
  return { ...one, routes };
}

function summaryOf(one: Summary, other: Summary): Summary {
  return {
    targets: one.targets + other.targets,
    reachable: one.reachable + other.reachable,
    degraded: one.degraded + other.degraded,
    blocked: one.blocked + other.blocked,
    down: one.down + other.down,
    inconclusive: one.inconclusive + other.inconclusive,
    notApplicable: one.notApplicable + other.notApplicable,
    notRun: one.notRun + other.notRun,
  };
}
