import type { Severity } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { andMore } from '../text/listed.ts';
import { named, say } from '../text/say.ts';
import { findingEntry } from '../view/findings/finding-entry.ts';
import type { FindingGroup } from '../view/findings/group-findings.ts';
import { orderCauses } from '../view/findings/order-causes.ts';
import { targetLabels } from '../view/targets/target-labels.ts';
import { codeSpan } from './code-span.ts';
import { markdownText } from './markdown-text.ts';

const mostCauses = 40;
const mostHosts = 10;
const mostProofs = 5;

const sections: Readonly<Record<Severity, string>> = {
  error: 'What is blocked or fails',
  warning: 'What is weak',
  info: 'What else was seen',
};

/**
 * The findings by cause, numbered, under one heading a severity: what was seen, over which route,
 * by whom, what else it could be, what to do, which targets it concerns. At most 40 causes.
 */
export function markdownFindings(report: Report): string[] {
  const labels = targetLabels(report.targets);
  const causes = orderCauses(report.findings);
  const shown = causes.slice(0, mostCauses);
  const left = causes.length - shown.length;
  return [
    ...shown.flatMap((cause, index) => {
      const { severity } = cause.first;
      const opens = shown[index - 1]?.first.severity !== severity;
      return [
        ...(opens ? [`## ${sections[severity]}`, ''] : []),
        ...entryLines(cause, { labels, number: index + 1 }),
      ];
    }),
    ...(left > 0 ? [`And ${left} more causes: the JSON report holds every one.`, ''] : []),
    ...(shown.length > 0 ? [hint, ''] : []),
  ];
}

const hint =
  '`netready explain KIND` tells of each kind what causes it, how to confirm it and what to change.';

function entryLines(
  cause: FindingGroup,
  options: { readonly labels: ReadonlyMap<string, string>; readonly number: number },
): string[] {
  const entry = findingEntry(cause);
  const { over } = entry;
  const hosts = entry.targets.slice(0, mostHosts).map(({ id, remark }) => {
    const told = remark === undefined ? '' : ` (${markdownText(remark)})`;
    return `${span(options.labels.get(id) ?? id)}${told}`;
  });
  const fields: readonly (readonly [label: string, text: string | undefined])[] = [
    ['Seen', markdownText(entry.seen)],
    ['Over', over && markdownText(say`${named(over.route)}${over.chosen}`)],
    ['By', entry.by && markdownText(entry.by)],
    ['Or else', markdownText(entry.orElse)],
    ['What to do', markdownText(entry.advice)],
    ['Targets', andMore(hosts, entry.targets.length)],
    ['Evidence', andMore(entry.evidence.slice(0, mostProofs).map(span), entry.evidence.length)],
  ];
  return [
    `### ${options.number}. ${markdownText(entry.title)}${markdownText(entry.size)}`,
    '',
    ...fields.flatMap(([label, text]) => (text ? [`- **${label}:** ${text}`] : [])),
    `- **Kind:** \`${entry.kind}\``,
    '',
  ];
}

function span(text: string): string {
  return codeSpan(text);
}
