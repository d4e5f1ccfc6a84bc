import type { Report } from '../../../../../model/audit/report.ts';
import { plainText } from '../../../../text/say.ts';
import { verdictCounts } from '../../../../view/targets/verdict-counts.ts';
import { verdictWords } from '../../../../words/verdict/verdict-words.ts';
import type { Area, SheetRow } from '../../workbook/sheet.ts';
import { heading, spanned } from './summary-rows.ts';

/** How many targets have which verdict as a whole, with a bar, and what that means. The first row is that with this number. */
export function summaryVerdicts(
  { summary }: Pick<Report, 'summary'>,
  firstRow: number,
): { readonly rows: readonly SheetRow[]; readonly bars: readonly Area[] } {
  const counts = verdictCounts(summary).filter(({ count }) => count > 0);
  const head = heading('Targets', [
    { value: 'Verdict', style: 'label' },
    { value: 'Targets', style: 'label-count' },
    { value: 'Share', style: 'label-count' },
    spanned('Meaning', 'label', 3),
  ]);
  const first = firstRow + head.length;
  const last = first + counts.length - 1;
  const rows: readonly SheetRow[] = [
    ...head,
    ...counts.map(({ verdict, count }): SheetRow => {
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
  const bars =
    counts.length === 0 ? [] : [{ from: { row: first, column: 3 }, to: { row: last, column: 3 } }];
  return { rows, bars };
}
