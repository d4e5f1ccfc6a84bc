import type { Report } from '../../../../../model/report.ts';
import { plainText } from '../../../../text/say.ts';
import { answerOf, type TeamChanges } from '../../../../view/audit/answer/answer.ts';
import { nextStep } from '../../../../view/audit/answer/next-step.ts';
import { teamWords } from '../../../../words/actor/team-words.ts';
import type { SheetCell, SheetRow } from '../../workbook/sheet.ts';
import { heading, spanned, tall } from './summary-rows.ts';

/** What must change and who can change it, a line a team, which leads to its list; and what to do next. */
export function summaryChanges(report: Report): SheetRow[] {
  const answer = answerOf(report);
  const { teams, unexplained } = answer;
  const next = tall([
    { value: 'Next', style: 'strong' },
    spanned(plainText(nextStep(report, answer)), 'text', 1),
  ]);
  if (teams.length + unexplained.length === 0) return [next];
  const rows = teamRows(teams);
  const rest = `${unexplained.length} more targets do not pass, and no finding says why.`;
  return [
    ...heading('What must change, and who can change it', [
      { value: 'Who', style: 'label' },
      { value: 'Targets', style: 'label-count' },
      { value: 'What was seen', style: 'label', span: 5 },
    ]),
    ...rows,
    ...(unexplained.length > 0 ? [tall([spanned(rest, 'text')])] : []),
    next,
  ];
}

function teamRows(teams: readonly TeamChanges[]): SheetRow[] {
  // The first row of the sheet is its header.
  let row = 2;
  return teams.map(({ team, targets, changes }) => {
    const link = { sheet: 'Changes', row } as const;
    row += changes.length;
    const seen = changes.map((change) => `${change.targets.length} × ${plainText(change.title)}`);
    const cells: SheetCell[] = [
      { value: plainText(teamWords[team]), style: 'link', link },
      { value: targets.length, style: 'count' },
      spanned(seen.join('; '), 'text', 2),
    ];
    return tall(cells);
  });
}
