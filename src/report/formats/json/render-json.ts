import type { ReportPart } from '../../../model/audit/audit-part.ts';
import type { Certificate } from '../../../model/audit/observation.ts';
import type { Report } from '../../../model/audit/report.ts';
import { reportPart } from '../../../model/audit/saved/record-lines.ts';
import { stableJson } from '../../text/stable-json.ts';
import type { ReportStream } from '../../view/audit/report-stream.ts';
import { sortedLatency } from '../../view/latency/sorted-latency.ts';
import { byId } from '../../view/order/by-id.ts';
import { sortedVerdicts } from '../../view/order/sorted-verdicts.ts';
import { targetsWithCapability } from '../../view/targets/targets-with-capability.ts';
import { PressedText } from './text/pressed-text.ts';
import { SharedTold } from './text/shared-told.ts';
import { toldFindings } from './text/told-findings.ts';

/**
 * A report as one JSON document in chunks, one element of an array a chunk, so that no report is
 * ever one string. Keys stand in a fixed order, and targets, attempts, observations,
 * certificates, findings and verdicts are sorted by id; settings, routes and sources keep their
 * order, which has a meaning. One element a line; the document ends in a newline.
 */
export function renderJson(report: Report): Iterable<string> {
  return document(report, sortedLists(report));
}

/**
 * The same of a report that comes in parts, to the bytes that the joined report gives. Nothing is
 * written before the end, whose time stands in front; until then the long lists are held compressed.
 */
export function jsonStream(): ReportStream {
  const held = new Map<string, PressedText>();
  const shared = new SharedTold();
  // In their order, and between them the ids of what is told for all parts.
  const findings: (PressedText | string)[] = [];
  const certificates = new Map<string, Certificate>();
  const parts: ReportPart[] = [];
  let first: Report | undefined;
  return {
    tellsIssuers: true,
    part: (report) => {
      first ??= { ...report, ...noLists };
      parts.push(...(partsOf(report) ?? []));
      for (const one of report.certificates) certificates.set(one.id, one);
      for (const finding of toldFindings(report, byId(report.findings))) {
        if (shared.holds(report, finding)) findings.push(finding.id);
        else openIn(findings).add(element(finding));
      }
      const others = sortedLists({ ...report, certificates: [], findings: [] });
      for (const [name, texts] of Object.entries(others)) {
        const list = held.get(name) ?? new PressedText();
        held.set(name, list);
        for (const text of texts) list.add(text);
      }
      return [];
    },
    end: (whole, told) => {
      if (!first) throw new TypeError('Cannot end the document: there was no part');
      const { finishedAt: _, ...begun } = first;
      const report = { ...begun, ...whole, ...(parts.length > 0 && { parts }) };
      const lists = [...held].map(([name, list]) => [name, list.pieces()] as const);
      return document(report, {
        ...Object.fromEntries(lists),
        certificates: elements(byId([...certificates.values()])),
        findings: texts(findings, new Map([...shared.told(told)].map((one) => [one.id, one]))),
      });
    },
  };
}

/** The text that is written next: after what is told at the end comes another one. */
function openIn(list: (PressedText | string)[]): PressedText {
  const last = list.at(-1);
  if (last instanceof PressedText) return last;
  const next = new PressedText();
  list.push(next);
  return next;
}

function* texts(
  list: readonly (PressedText | string)[],
  shared: ReadonlyMap<string, unknown>,
): Iterable<string> {
  for (const one of list) {
    if (one instanceof PressedText) yield* one.pieces();
    else yield element(shared.get(one));
  }
}

/** The elements of lists by their key, each behind a comma. */
type Lists = Readonly<Record<string, Iterable<string>>>;

const noLists = {
  targets: [],
  attempts: [],
  observations: [],
  certificates: [],
  findings: [],
  verdicts: [],
};

/** What grows with the audit. */
function sortedLists(report: Report): Lists {
  return {
    targets: elements(targetsWithCapability(report.targets)),
    attempts: elements(byId(report.attempts)),
    observations: elements(byId(report.observations)),
    certificates: elements(byId(report.certificates)),
    findings: elements(toldFindings(report, byId(report.findings))),
    verdicts: elements(sortedVerdicts(report)),
  };
}

function* elements(values: Iterable<unknown>): Iterable<string> {
  for (const value of values) yield element(value);
}

function element(value: unknown): string {
  return `,\n  ${stableJson(value)}`;
}

function* document(report: Report, lists: Lists): Iterable<string> {
  let separator = '{\n';
  for (const [key, value] of fields(report)) {
    if (value === undefined) continue;
    yield `${separator}${stableJson(key)}: `;
    separator = ',\n';
    const texts = lists[key] ?? (Array.isArray(value) ? elements(value) : undefined);
    if (texts) yield* list(texts);
    else yield stableJson(value);
  }
  yield '\n}\n';
}

function* list(texts: Iterable<string>): Iterable<string> {
  let isEmpty = true;
  for (const text of texts) {
    yield isEmpty ? `[${text.slice(1)}` : text;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n]';
}

/** Of a list that was audited whole: none. */
function partsOf(report: Report): readonly ReportPart[] | undefined {
  const own = reportPart(report);
  return report.parts ?? (own && [own]);
}

/** The order of the document. */
function fields(report: Report): readonly (readonly [key: keyof Report, value: unknown])[] {
  return [
    ['schemaVersion', report.schemaVersion],
    ['tool', report.tool],
    ['startedAt', report.startedAt],
    ['finishedAt', report.finishedAt],
    ['resumedAt', report.resumedAt],
    ['parts', partsOf(report)],
    ['environment', report.environment],
    ['options', report.options],
    ['settings', report.settings],
    ['checklist', report.checklist],
    ['routes', report.routes],
    ['components', report.components],
    ['targets', report.targets],
    ['controls', report.controls],
    ['attempts', report.attempts],
    ['observations', report.observations],
    ['certificates', report.certificates],
    ['findings', report.findings],
    ['verdicts', report.verdicts],
    ['latency', sortedLatency(report)],
    ['overhead', report.overhead],
    ['slowest', report.slowest],
    ['issuers', report.issuers],
    ['sources', report.sources],
    ['summary', report.summary],
  ];
}
