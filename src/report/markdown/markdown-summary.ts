import type { Report } from '../../model/report.ts';
import { auditFacts } from '../view/audit/audit-facts.ts';
import { outcome } from '../view/audit/outcome.ts';
import { verdictCounts } from '../view/targets/verdict-counts.ts';
import { verdictWords } from '../words/verdict-words.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

/** The heading with what the audit comes to, what was audited, and how many targets fare how. */
export function markdownSummary(report: Report): string[] {
  const { ready, sentence, status } = outcome(report);
  const { name, version } = report.tool;
  return [
    `# Network audit: ${ready ? 'READY' : 'NOT READY'}`,
    '',
    `**${markdownText(sentence)}** ${markdownText(status)}`,
    '',
    ...markdownTable(
      [{ head: 'Audit' }, { head: 'What' }],
      [
        ...auditFacts(report).map(({ label, value }) => [label, codeSpan(value)]),
        ['tool', codeSpan(`${name} ${version}`)],
      ],
    ),
    '## Summary',
    '',
    ...markdownTable(
      [{ head: 'Verdict' }, { head: 'Targets', align: 'right' }, { head: 'Meaning' }],
      [
        ...verdictCounts(report.summary)
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => {
            const { word, meaning } = verdictWords[verdict];
            return [word, String(count), markdownText(meaning)];
          }),
        ['**all**', `**${report.summary.targets}**`, ''],
      ],
    ),
  ];
}
