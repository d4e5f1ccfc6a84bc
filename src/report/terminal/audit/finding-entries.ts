import type { Severity } from '../../../model/finding.ts';
import type { Report } from '../../../model/report.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import type { Style } from '../../text/paint.ts';
import { wrapText } from '../../text/wrap-text.ts';
import { type FindingGroup, groupFindings } from '../../view/findings/group-findings.ts';
import { chosenText } from '../../view/pac/chosen-text.ts';
import { routeLabels } from '../../view/targets/route-labels.ts';
import { targetLabels } from '../../view/targets/target-labels.ts';
import { targetRemarks } from '../../view/targets/target-remarks.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import { adviceOf, byWhom, seenOf } from '../../words/finding/tell-finding.ts';
import type { Layout } from '../table-options.ts';

const mostEntries = 40;
const mostHosts = 4;
const mostProofs = 3;
const labelWidth = 10;
const indent = 4;
/** Keeps a host and the remark beside it on one line until the lines are made. */
const unbroken = '\u00a0';

/**
 * The findings as entries, grouped by cause, under one heading a severity: what was seen, over
 * which route, who did it, what else it could be, what to do, and which targets it concerns.
 */
export function findingEntries(
  report: Pick<Report, 'findings' | 'targets' | 'routes'>,
  options: Layout & { readonly keys: boolean },
): string[] {
  const labels = targetLabels(report.targets);
  const routes = new Map(
    routeLabels(report.routes).map(({ id, key }) => [id, options.keys ? `${key}, ${id}` : id]),
  );
  const groups = groupFindings(report.findings);
  let number = 0;
  const lines = sections.flatMap(({ severity, title, style }) => {
    const members = groups.filter(({ first }) => first.severity === severity);
    if (members.length === 0) {
      return [];
    }
    const entries = members.slice(0, mostEntries).flatMap((group) => {
      number += 1;
      return ['', ...entryLines(group, { ...options, labels, routes, number, style })];
    });
    const rest = members.length - mostEntries;
    const more = rest > 0 ? ['', `  and ${rest} more causes: --format json holds every one`] : [];
    return ['', options.paint('heading', title), ...entries, ...more];
  });
  const hint = '  netready explain KIND tells more about the kind in brackets.';
  return lines.length === 0 ? [] : [...lines, '', options.paint('dim', hint)];
}

const sections: readonly { severity: Severity; title: string; style: Style }[] = [
  { severity: 'error', title: 'What is blocked or fails', style: 'bad' },
  { severity: 'warning', title: 'What is weak', style: 'warn' },
  { severity: 'info', title: 'What else was seen', style: 'note' },
];

interface EntryOptions extends Layout {
  readonly labels: ReadonlyMap<string, string>;
  readonly routes: ReadonlyMap<string, string>;
  readonly number: number;
  readonly style: Style;
}

function entryLines(group: FindingGroup, options: EntryOptions): string[] {
  const { first, facts } = group;
  const { paint } = options;
  const info = findingInfo[first.kind];
  const count = group.targets.length;
  const size = count === 0 ? '' : `, ${count} ${count === 1 ? 'target' : 'targets'}`;
  const fields: readonly (readonly [label: string, text: string | undefined])[] = [
    ['seen', seenOf({ kind: first.kind, facts })],
    [
      'over',
      first.route === undefined
        ? undefined
        : `${options.routes.get(first.route) ?? first.route}${chosenText(group.findings)}`,
    ],
    ['by', byWhom(first)],
    ['or else', rivals(group)],
    ['to do', adviceOf({ ...first, facts })],
    ['targets', hosts(group, options.labels)],
    ['evidence', evidence(group)],
  ];
  return [
    `${`${options.number}.`.padStart(indent - 1)} ${paint(options.style, info.title)}${size}  ${paint('dim', `[${first.kind}]`)}`,
    ...fields.flatMap(([label, text]) =>
      text === undefined ? [] : fieldLines(label, text, options),
    ),
  ];
}

function fieldLines(label: string, text: string, options: EntryOptions): string[] {
  const left = ' '.repeat(indent);
  const width = options.width - indent - labelWidth;
  return wrapText(escapeTerminal(text, { max: 1200 }), { width }).map((line, index) => {
    const name = index === 0 ? options.paint('dim', label.padEnd(labelWidth)) : '';
    return `${left}${name === '' ? ' '.repeat(labelWidth) : name}${line.replaceAll(unbroken, ' ')}`;
  });
}

function rivals(group: FindingGroup): string | undefined {
  const titles = group.first.rivals.map((kind) => findingInfo[kind].title.toLowerCase());
  return titles.length === 0 ? undefined : titles.join('; ');
}

function hosts(group: FindingGroup, labels: ReadonlyMap<string, string>): string | undefined {
  const { targets } = group;
  if (targets.length === 0) {
    return undefined;
  }
  const remarks = targetRemarks(group);
  const shown = targets.slice(0, mostHosts).map((id) => {
    const value = remarks.get(id);
    const label = labels.get(id) ?? id;
    const remark = value === undefined ? '' : `${unbroken}(${escapeTerminal(value, { max: 60 })})`;
    return `${label}${remark}`;
  });
  return listed(shown, targets.length);
}

function evidence(group: FindingGroup): string | undefined {
  const ids = [...new Set(group.findings.flatMap((finding) => finding.evidence))];
  return ids.length === 0 ? undefined : listed(ids.slice(0, mostProofs), ids.length);
}

function listed(shown: readonly string[], count: number): string {
  const rest = count - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
