import type { Report } from '../../../../model/audit/report.ts';
import { plainText } from '../../../text/say.ts';
import { lineUpSentence, shownLineUp } from '../../../view/audit/again/line-up.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxRows = 20;

/** What became of what was red, before the report that says it in full; nothing where nothing was tried again. */
export function lineUpLines(
  report: Pick<Report, 'targets' | 'verdicts' | 'findings' | 'options'>,
  layout: Layout,
): string[] {
  const shown = shownLineUp(report);
  if (!shown) return [];
  const groups = shown.groups.flatMap(({ title, tone, rows }) => {
    const rest = rows.length - maxRows;
    return [
      layout.paint(tone, `  ${plainText(title)}`),
      ...rows
        .slice(0, maxRows)
        .flatMap((row) =>
          labelled(plainText(lineUpSentence(row)), { label: '    ', layout, max: 400 }),
        ),
      ...(rest > 0 ? [`    and ${rest} more: --format json holds every one`] : []),
    ];
  });
  return [
    ...labelled(plainText(shown.title), {
      ...{ label: '', layout, max: 200 },
      paint: (line) => layout.paint('heading', line),
    }),
    ...labelled(plainText(shown.sentence), { label: '  ', layout, max: 600 }),
    ...groups,
    '',
  ];
}
