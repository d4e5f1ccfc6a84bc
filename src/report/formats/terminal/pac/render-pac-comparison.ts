import { listed } from '../../../text/listed.ts';
import { plainText } from '../../../text/say.ts';
import { askedUrl } from '../../../view/pac/answer-texts.ts';
import { comparisonOutcome, groupPacChanges } from '../../../view/pac/group-pac-changes.ts';
import type { ShownPacComparison } from '../../../view/pac/shown-pac-comparison.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxUrls = 40;

/** Which URLs go another way by the new file, by caller, branch and change. Ends in a newline. */
export function renderPacComparison(shown: ShownPacComparison, options: TableOptions): string {
  const layout = tableLayout(options);
  const entries = groupPacChanges(shown).flatMap(({ title, before, after, urls }) => [
    '',
    ...labelled(plainText(title), { label: '', layout }),
    ...labelled(plainText(before), { label: '  before  ', layout }),
    ...labelled(plainText(after), { label: '  after   ', layout }),
    ...labelled(listed(urls.map(askedUrl).map(plainText), maxUrls), {
      label: `  ${urls.length} ${urls.length === 1 ? 'URL' : 'URLs'}  `,
      layout,
      max: 4000,
    }),
  ]);
  return [
    ...labelled(shown.old, { label: 'old  ', layout }),
    ...labelled(shown.new, { label: 'new  ', layout }),
    ...entries,
    '',
    layout.paint('heading', plainText(comparisonOutcome(shown))),
    '',
  ].join('\n');
}
