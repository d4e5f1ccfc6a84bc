import type { Certificate } from '../../../model/audit/observation.ts';
import type { Report } from '../../../model/audit/report.ts';
import { reportPart } from '../../../model/audit/saved/record-lines.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import { stableJson } from '../../text/stable-json.ts';
import type { ReportStream, Whole } from '../../view/audit/report-stream.ts';
import { sortedLatency } from '../../view/latency/sorted-latency.ts';
import { byId } from '../../view/order/by-id.ts';
import { sortedVerdicts } from '../../view/order/sorted-verdicts.ts';
import { targetsWithCapability } from '../../view/targets/targets-with-capability.ts';
import { SharedTold } from './text/shared-told.ts';
import { toldFindings } from './text/told-findings.ts';

/**
 * A report as newline-delimited JSON, one object a line, one line a chunk. Each object is one of
 * the JSON report with a `type` in front: `head` (all that is no list of its own, with settings,
 * routes and sources), then every `target`, `attempt`, `observation`, `certificate`, `finding`,
 * `verdict`, `latency`, `overhead`, `slowest` and `issuer`, and `summary` last: a file without it was cut. Sorted as the JSON
 * report is, keys in its fixed order, so that two calls give identical bytes.
 */
export function* renderNdjson(report: Report): Iterable<string> {
  yield head(report);
  yield* lines('part', report.parts ?? []);
  yield* lists(report, byId(report.certificates), byId(report.findings));
  yield* figures(report);
  yield* lines('issuer', report.issuers);
  yield line('summary', report.summary);
}

/**
 * The same of a report that comes in parts: one `head`, then the lists of each part behind those of
 * the part before (`part` first, a certificate where it is first seen, an `issuer` with its targets of the part),
 * and at the end the findings about no single target, told once for all parts, and the figures of the whole. The time of its end is a line of its own (`end`), before
 * the `summary`.
 */
export function ndjsonStream(): ReportStream {
  const seen = new Set<string>();
  const shared = new SharedTold();
  let isFirst = true;
  return {
    *part(report) {
      const { finishedAt: _, ...begun } = report;
      if (isFirst) yield head(begun);
      isFirst = false;
      const part = reportPart(report);
      if (part) yield line('part', part);
      const fresh = report.certificates.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      const own = byId(report.findings).filter((finding) => !shared.holds(report, finding));
      yield* lists(report, byId(fresh), own);
      yield* lines('issuer', report.issuers);
    },
    *end(whole, told) {
      const { finishedAt } = whole;
      yield* lines('finding', shared.told(byId(told)));
      yield* figures(whole);
      if (finishedAt !== undefined) yield line('end', { finishedAt });
      yield line('summary', whole.summary);
    },
  };
}

function head(report: Report): string {
  const { schemaVersion, tool, startedAt, finishedAt, resumedAt, environment, options } = report;
  const { settings, checklist, routes, components, controls, sources } = report;
  const run = { schemaVersion, tool, startedAt, finishedAt, resumedAt, environment, options };
  // What is undefined is left out.
  return line('head', { ...run, settings, checklist, routes, components, controls, sources });
}

function* lists(
  report: Report,
  certificates: readonly Certificate[],
  findings: readonly Finding[],
): Iterable<string> {
  yield* lines('target', targetsWithCapability(report.targets));
  yield* lines('attempt', byId(report.attempts));
  yield* lines('observation', byId(report.observations));
  yield* lines('certificate', certificates);
  yield* lines('finding', toldFindings(report, findings));
  yield* lines('verdict', sortedVerdicts(report));
}

function* figures(whole: Whole): Iterable<string> {
  yield* lines('latency', sortedLatency(whole));
  yield* lines('overhead', whole.overhead ?? []);
  yield* lines('slowest', whole.slowest ?? []);
}

function* lines(type: string, values: Iterable<object>): Iterable<string> {
  for (const value of values) {
    yield line(type, value);
  }
}

function line(type: string, value: object): string {
  return `${stableJson({ ...value, type })}\n`;
}
