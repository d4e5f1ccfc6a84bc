import type { Report } from '../../../../../model/report.ts';
import { plainText } from '../../../../text/say.ts';
import { verdictCounts } from '../../../../view/targets/verdict-counts.ts';
import { verdictWords } from '../../../../words/verdict/verdict-words.ts';
import type { SheetRow } from '../../workbook/sheet.ts';
import { heading, spanned } from './summary-rows.ts';

/** How many targets have which verdict as a whole, and what that means. */
export function summaryVerdicts({ summary }: Pick<Report, 'summary'>): SheetRow[] {
  const rows = verdictCounts(summary).filter(({ count }) => count > 0);
  return [
    ...heading('Targets', [
      { value: 'Verdict', style: 'label' },
      { value: 'Targets', style: 'label-count' },
      { value: 'Share', style: 'label-count' },
      spanned('Meaning', 'label', 3),
    ]),
    ...rows.map(({ verdict, count }): SheetRow => {
      const { word, meaning } = verdictWords[verdict];
      return {
        cells: [
          { value: plainText(word), style: verdict },
          { value: count, style: 'count' },
          { value: count / summary.targets, style: 'share' },
          spanned(plainText(meaning), 'text', 3),
        ],
      };
    }),
    {
      cells: [
        { value: 'all', style: 'strong' },
        { value: summary.targets, style: 'count' },
        spanned('', 'text', 2),
      ],
    },
  ];
}
