import type { Report } from '../model/report.ts';
import { byId } from './json/by-id.ts';
import { sortedVerdicts } from './json/sorted-verdicts.ts';
import { stableJson } from './json/stable-json.ts';
import { sortedLatency } from './sorted-latency.ts';

/**
 * A report as one JSON document in chunks, one element of an array a chunk, so that no report is
 * ever one string. Keys stand in a fixed order, and targets, attempts, observations,
 * certificates, findings and verdicts are sorted by id; settings, routes and sources keep their
 * order, which has a meaning. One element a line; the document ends in a newline.
 */
export function* renderJson(report: Report): Iterable<string> {
  let separator = '{\n';
  for (const [key, value] of fields(report)) {
    if (value === undefined) {
      continue;
    }
    yield `${separator}${stableJson(key)}: `;
    separator = ',\n';
    if (Array.isArray(value)) {
      yield* elements(value);
    } else {
      yield stableJson(value);
    }
  }
  yield '\n}\n';
}

function* elements(values: readonly unknown[]): Iterable<string> {
  if (values.length === 0) {
    yield '[]';
    return;
  }
  let separator = '[\n  ';
  for (const value of values) {
    yield `${separator}${stableJson(value)}`;
    separator = ',\n  ';
  }
  yield '\n]';
}

/** The order of the document. */
function fields(report: Report): readonly (readonly [key: keyof Report, value: unknown])[] {
  return [
    ['schemaVersion', report.schemaVersion],
    ['tool', report.tool],
    ['startedAt', report.startedAt],
    ['finishedAt', report.finishedAt],
    ['resumedAt', report.resumedAt],
    ['environment', report.environment],
    ['options', report.options],
    ['settings', report.settings],
    ['routes', report.routes],
    ['components', report.components],
    ['targets', byId(report.targets)],
    ['controls', report.controls],
    ['attempts', byId(report.attempts)],
    ['observations', byId(report.observations)],
    ['certificates', byId(report.certificates)],
    ['findings', byId(report.findings)],
    ['verdicts', sortedVerdicts(report)],
    ['latency', sortedLatency(report)],
    ['tax', report.tax],
    ['slowest', report.slowest],
    ['issuers', report.issuers],
    ['sources', report.sources],
    ['summary', report.summary],
  ];
}
