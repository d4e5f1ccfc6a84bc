import type { Report } from '../model/report.ts';
import { byId } from './json/by-id.ts';
import { sortedVerdicts } from './json/sorted-verdicts.ts';
import { stableJson } from './json/stable-json.ts';
import { sortedLatency } from './sorted-latency.ts';

/**
 * A report as newline-delimited JSON, one object a line, one line a chunk. Each object is one of
 * the JSON report with a `type` in front: `head` (all that is no list of its own, with settings,
 * routes and sources), then every `target`, `attempt`, `observation`, `certificate`, `finding`,
 * `verdict`, `latency`, `tax`, `slowest` and `issuer`, and `summary` last: a file without it was cut. Sorted as the JSON
 * report is, keys in its fixed order, so that two calls give identical bytes.
 */
export function* renderNdjson(report: Report): Iterable<string> {
  const { schemaVersion, tool, startedAt, finishedAt, resumedAt, environment, options } = report;
  const { settings, routes, controls, sources } = report;
  const run = { schemaVersion, tool, startedAt, finishedAt, resumedAt, environment, options };
  yield line('head', { ...run, settings, routes, ...(controls && { controls }), sources });
  yield* lines('target', byId(report.targets));
  yield* lines('attempt', byId(report.attempts));
  yield* lines('observation', byId(report.observations));
  yield* lines('certificate', byId(report.certificates));
  yield* lines('finding', byId(report.findings));
  yield* lines('verdict', sortedVerdicts(report));
  yield* lines('latency', sortedLatency(report));
  yield* lines('tax', report.tax ?? []);
  yield* lines('slowest', report.slowest ?? []);
  yield* lines('issuer', report.issuers);
  yield line('summary', report.summary);
}

function* lines(type: string, values: readonly object[]): Iterable<string> {
  for (const value of values) {
    yield line(type, value);
  }
}

function line(type: string, value: object): string {
  return `${stableJson({ ...value, type })}\n`;
}
