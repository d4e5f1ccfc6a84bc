import type { Report } from '../../../model/audit/report.ts';
import type { Route } from '../../../model/route/route.ts';
import { targetRoutes } from '../../../model/route/target-routes.ts';
import type { Target } from '../../../model/target/target.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { openTag, textElement, type XmlAttributes } from '../../text/xml.ts';
import { auditFacts } from '../../view/audit/audit-facts.ts';
import type { ReportStream } from '../../view/audit/report-stream.ts';
import { type AuditCell, auditCells } from '../../view/cells/audit-cells.ts';
import { byId } from '../../view/order/by-id.ts';
import { reproductions } from '../../words/reproduce/reproduction.ts';
import { type CaseResult, caseResults } from './case-result.ts';
import { type AgainOf, caseMessage, caseText } from './case-text.ts';

const longest = 1200;

/**
 * A report as JUnit XML, an element or so a chunk, for CI systems: a route is a suite, a target that
 * was to be tried over it a case. What makes exit status 1 is a `failure` (blocked, down, degraded as
 * asked) or an `error` (inconclusive, never tried); what was not tried, does not apply or does not
 * count is `skipped`. Valid by the schema of Jenkins' xUnit plugin (`junit-10.xsd`); texts of the
 * network are escaped.
 */
export function* renderJunit(report: Report): Iterable<string> {
  const { part, end } = junitStream();
  yield* part(report);
  yield* end(report, []);
}

/** The same of a report that comes in parts: suites of its own for each part. */
export function junitStream(): ReportStream {
  let isFirst = true;
  let told = 0;
  return {
    *part(report) {
      if (isFirst) yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="netready">\n`;
      isFirst = false;
      told += report.targets.length;
      yield* suites(report);
    },
    *end({ summary }) {
      yield* unbegun(summary.targets - told);
      yield '</testsuites>\n';
    },
  };
}

/** As JUnit has them: any label, any value. */
interface Property {
  readonly label: string;
  readonly value: string;
}

interface Suite {
  readonly report: Report;
  readonly name: string;
  readonly properties: readonly Property[];
  /** Anew at each call: a long list is not held. */
  readonly cells: () => Iterable<AuditCell>;
}

function* suites(report: Report): Iterable<string> {
  const { at, whole } = auditCells(report);
  const targets = byId(report.targets);
  const facts = factsOf(report);
  for (const route of report.routes) {
    yield* suite({
      report,
      name: route.id,
      properties: [...facts, ...factsOfRoute(route)],
      *cells() {
        for (const target of targets) {
          const cell = at(target, route);
          if (cell.verdict !== undefined) yield cell;
        }
      },
    });
  }
  const isJudged = (target: Target): boolean => {
    const { counted } = targetRoutes(target, report);
    return report.routes.some(
      (one) => counted.has(one.id) && at(target, one).verdict !== undefined,
    );
  };
  const nowhere = targets.filter((one) => whole(one) !== 'not-applicable' && !isJudged(one));
  if (nowhere.length === 0) return;
  yield* suite({
    report,
    name: 'no route that counts',
    properties: facts,
    cells: () => nowhere.map((target) => at(target)),
  });
}

function factsOf(report: Report): readonly Property[] {
  const { tool, options } = report;
  return [
    { label: 'tool', value: `${tool.name} ${tool.version}` },
    ...auditFacts(report),
    { label: 'fail-on', value: options.failOn },
  ];
}

function factsOfRoute({ id, effective }: Route): readonly Property[] {
  return [
    { label: 'route', value: id },
    { label: 'in effect', value: effective ? 'yes' : 'no' },
  ];
}

function* suite({ report, name, properties, cells }: Suite): Iterable<string> {
  const resultOf = caseResults(report);
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const cell of cells()) {
    const counted = countedAs[resultOf(cell).outcome];
    counts.tests += 1;
    if (counted) counts[counted] += 1;
  }
  const timestamp = momentOf(report.startedAt);
  const suffix = report.part ? `, part ${report.part.number}` : '';
  yield `  ${openTag('testsuite', { name: text(`${name}${suffix}`), ...counts, timestamp })}\n`;
  yield '    <properties>\n';
  for (const { label, value } of properties) {
    yield `      ${openTag('property', { name: label, value: text(value) }, '/>')}\n`;
  }
  yield '    </properties>\n';
  const again = againOf(report);
  for (const cell of cells()) {
    yield testCase(cell, { result: resultOf(cell), classname: name, again });
  }
  yield '  </testsuite>\n';
}

const countedAs = {
  pass: undefined,
  failure: 'failures',
  error: 'errors',
  skipped: 'skipped',
} as const;

/** The time as the schemas have it, UTC; undefined where a saved report holds something else. */
function momentOf(time: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=\.\d+Z$|Z$)/.exec(time)?.[0];
}

interface ToldCase {
  readonly result: CaseResult;
  readonly classname: string;
  readonly again: AgainOf;
}

/** Its name is the URL, which is the same in every audit: CI systems follow a case by it. */
function testCase(cell: AuditCell, { result, classname, again }: ToldCase): string {
  const { target, measures } = cell;
  const open: XmlAttributes = {
    name: text(target.url),
    classname: text(classname),
    time: measures && (measures.spentMs / 1000).toFixed(3),
  };
  const inner = resultElements(cell, { result, again }).map((element) => `      ${element}\n`);
  return inner.length === 0
    ? `    ${openTag('testcase', open, '/>')}\n`
    : `    ${openTag('testcase', open)}\n${inner.join('')}    </testcase>\n`;
}

/** In the words of the shell of the machine that was audited. */
function againOf(report: Report): AgainOf {
  const linesOf = reproductions(report);
  const shell = report.environment.system.startsWith('win32') ? 'powershell' : 'shell';
  return (finding) => (linesOf(finding)?.[shell] ?? []).map((words) => words.join(' '));
}

function resultElements(
  cell: AuditCell,
  { result, again }: Pick<ToldCase, 'result' | 'again'>,
): readonly string[] {
  const { outcome } = result;
  const told = caseText(cell, again);
  const output = told === '' ? [] : [textElement('system-out', {}, told)];
  if (outcome === 'pass') return output;
  const message = caseMessage(cell, result);
  if (outcome === 'skipped') return [openTag('skipped', { message }, '/>'), ...output];
  return [textElement(outcome, { message, type: cell.finding?.kind ?? result.verdict }, told)];
}

/** Of a long list that was cut short the rest is known by its number alone; it is no pass. */
function* unbegun(count: number): Iterable<string> {
  if (count <= 0) return;
  const counts = { tests: 1, failures: 0, errors: 0, skipped: 1 };
  const message = `not run: ${count} more ${count === 1 ? 'target' : 'targets'} of the list, never begun`;
  yield `  ${openTag('testsuite', { name: 'never begun', ...counts })}\n`;
  yield `    ${openTag('testcase', { name: 'the rest of the list', classname: 'never begun' })}\n`;
  yield `      ${openTag('skipped', { message }, '/>')}\n`;
  yield '    </testcase>\n  </testsuite>\n';
}

function text(value: string): string {
  return escapeTerminal(value, { max: longest });
}
