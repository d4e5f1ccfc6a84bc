import type { Report, Summary } from '../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';
import type { Standings } from '../../../../model/standing/required-targets.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { outcome } from '../../../view/audit/outcome.ts';
import { verdictCounts } from '../../../view/targets/verdict-counts.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import type { Layout } from '../table-options.ts';

type Judged = Standings & Pick<Report, 'targets' | 'summary'>;

/**
 * The last lines: how many targets have which verdict, what the words of the table mean, and
 * what the exit status says.
 */
export function conclusion(report: Judged, options: Layout): string[] {
  return [
    '',
    ...legend(report, options),
    ...wrapText(tally(report.summary), options),
    ...closing(report, options),
  ];
}

function legend(report: Judged, options: Layout): string[] {
  const seen = new Set(report.verdicts.map(({ verdict }) => verdict));
  const names = explained.filter((name) => seen.has(name));
  if (names.length === 0) {
    return [];
  }
  const lines = names.flatMap((name) => {
    const { word, meaning } = verdictWords[name];
    const [first = '', ...rest] = wrapText(plainText(meaning), { width: options.width - 12 });
    return [plainText(word).padEnd(10) + first, ...rest.map((line) => ' '.repeat(10) + line)];
  });
  return [...lines.map((line) => options.paint('dim', `  ${line}`)), ''];
}

/** `ok` needs no explanation. */
const explained: readonly VerdictName[] = [
  'degraded',
  'blocked',
  'down',
  'inconclusive',
  'not-applicable',
  'not-run',
];

function tally(summary: Summary): string {
  const parts = verdictCounts(summary).flatMap(({ verdict, count }) =>
    count > 0 ? [`${count} ${plainText(verdictWords[verdict].name)}`] : [],
  );
  const noun = summary.targets === 1 ? 'target' : 'targets';
  return `${summary.targets} ${noun}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function closing(report: Judged, { width, paint }: Layout): string[] {
  const { ready, sentence, status } = outcome(report);
  return [
    ...wrapText(plainText(sentence), { width }).map((line) => paint(ready ? 'good' : 'bad', line)),
    ...wrapText(plainText(status), { width }).map((line) => paint('dim', line)),
  ];
}
