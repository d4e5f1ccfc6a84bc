import type { Severity } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { FindingGroup } from '../view/findings/group-findings.ts';
import { orderCauses } from '../view/findings/order-causes.ts';
import { chosenText } from '../view/pac/chosen-text.ts';
import { targetLabels } from '../view/targets/target-labels.ts';
import { targetRemarks } from '../view/targets/target-remarks.ts';
import { factTexts } from '../words/finding/fact-texts.ts';
import { findingInfo } from '../words/finding/finding-info.ts';
import { adviceOf, byWhom, seenOf } from '../words/finding/tell-finding.ts';
import { codeSpan } from './code-span.ts';
import { prose } from './prose.ts';

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
        ...entry(cause, { labels, number: index + 1 }),
      ];
    }),
    ...(left > 0 ? [`And ${left} more causes: the JSON report holds every one.`, ''] : []),
    ...(shown.length > 0 ? [hint, ''] : []),
  ];
}

const hint =
  '`netready explain KIND` tells of each kind what causes it, how to confirm it and what to change.';

function entry(
  cause: FindingGroup,
  options: { readonly labels: ReadonlyMap<string, string>; readonly number: number },
): string[] {
  const { first, facts, targets, findings } = cause;
  const { title } = findingInfo[first.kind];
  const count = targets.length;
  const size = count === 0 ? '' : `, ${count} ${count === 1 ? 'target' : 'targets'}`;
  const evidence = [...new Set(findings.flatMap((finding) => finding.evidence))];
  const fields: readonly (readonly [label: string, text: string | undefined])[] = [
    ['Seen', prose(seenOf({ kind: first.kind, facts }), factTexts(facts))],
    [
      'Over',
      first.route === undefined
        ? undefined
        : `${codeSpan(first.route)} ${prose(chosenText(findings).trim())}`.trim(),
    ],
    ['By', byWhom(first)],
    ['Or else', first.rivals.map((kind) => findingInfo[kind].title.toLowerCase()).join('; ')],
    ['What to do', prose(adviceOf({ ...first, facts }))],
    ['Targets', hosts(cause, options.labels)],
    ['Evidence', listed(evidence.slice(0, mostProofs).map(span), evidence.length)],
  ];
  return [
    `### ${options.number}. ${title}${size}`,
    '',
    ...fields.flatMap(([label, text]) =>
      text === undefined || text === '' ? [] : [`- **${label}:** ${text}`],
    ),
    `- **Kind:** \`${first.kind}\``,
    '',
  ];
}

function hosts(cause: FindingGroup, labels: ReadonlyMap<string, string>): string {
  const remarks = targetRemarks(cause);
  const shown = cause.targets.slice(0, mostHosts).map((id) => {
    const remark = remarks.get(id);
    return `${span(labels.get(id) ?? id)}${remark === undefined ? '' : ` (${codeSpan(remark, { max: 60 })})`}`;
  });
  return listed(shown, cause.targets.length);
}

function span(text: string): string {
  return codeSpan(text);
}

function listed(shown: readonly string[], count: number): string {
  const rest = count - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
