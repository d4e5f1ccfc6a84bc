import type { LoadReport } from '../../../../model/load/load-report.ts';
import { plainText } from '../../../text/say.ts';
import { loadFacts } from '../../../view/load/load-facts.ts';
import { loadSentences } from '../../../view/load/sentences/load-sentences.ts';
import { endWords } from '../../../words/load-words.ts';
import { heading, spanned, summaryWidths, tall } from '../sheets/summary/summary-rows.ts';
import type { Sheet, SheetRow } from '../workbook/sheet.ts';

/** The first sheet: what the run comes to, and what it was. */
export function loadSummarySheet(report: LoadReport): Sheet {
  const isWhole = report.ended === 'complete';
  return {
    name: 'Summary',
    color: isWhole ? '2E7D4F' : 'B3261E',
    widths: summaryWidths,
    rows: [
      { cells: [spanned('Proxy under load', 'title')], height: 32 },
      {
        cells: [spanned(plainText(endWords[report.ended]), isWhole ? 'banner-good' : 'banner-bad')],
        height: 34,
      },
      ...loadSentences(report).map((sentence) => tall([spanned(plainText(sentence), 'text')])),
      ...heading('The run'),
      ...loadFacts(report).map(
        ({ label, value }): SheetRow =>
          tall([{ value: label, style: 'label' }, spanned(value, 'text', 1)]),
      ),
    ],
    onePage: true,
  };
}
