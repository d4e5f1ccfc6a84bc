import type { Report } from '../../../model/audit/report.ts';
import { named, ours, say } from '../../text/say.ts';
import { auditFacts } from '../../view/audit/audit-facts.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { verdictCounts } from '../../view/targets/verdict-counts.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';
import type { Block } from '../block.ts';
import { answerBlocks } from './answer-blocks.ts';

/** What the audit comes to, what must change and who can change it. */
export function summaryBlocks(report: Report): Block[] {
  const { word, sentence, status } = outcome(report);
  return [
    {
      kind: 'heading',
      level: 1,
      text: say`Network audit: ${word}`,
    },
    { kind: 'paragraph', lead: sentence, text: say` ${status}` },
    ...answerBlocks(report),
  ];
}

/** What was audited, and how many targets fare how. */
export function aboutBlocks(report: Report): Block[] {
  const counts = verdictCounts(report.summary).filter(({ count }) => count > 0);
  return [
    factsOf(report),
    { kind: 'heading', level: 2, text: say`Summary` },
    {
      kind: 'table',
      noun: 'row',
      columns: [
        { head: say`Verdict` },
        { head: say`Targets`, isFigure: true },
        { head: say`Meaning` },
      ],
      groups: [
        {
          rows: counts.map(({ verdict, count }) => {
            const { word, meaning } = verdictWords[verdict];
            return [word, say`${count}`, meaning];
          }),
        },
      ],
      total: [say`all`, say`${report.summary.targets}`, []],
    },
  ];
}

/** When, of what and where an audit was made, or is to be. */
export function factsOf(head: Parameters<typeof auditFacts>[0]): Block {
  const { name, version } = head.tool;
  return {
    kind: 'facts',
    heads: [say`Audit`, say`What`],
    facts: [
      ...auditFacts(head).map(({ label, value }) => ({ label: ours(label), value: named(value) })),
      { label: say`tool`, value: named(`${name} ${version}`) },
    ],
  };
}
