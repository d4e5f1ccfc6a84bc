import type { Report } from '../../../../../model/audit/report.ts';
import { plainText } from '../../../../text/say.ts';
import { answerOf, type Change, type TeamChanges } from '../../../../view/audit/answer/answer.ts';
import { nextStep } from '../../../../view/audit/answer/next-step.ts';
import { teamWords } from '../../../../words/actor/team-words.ts';
import { adviceOf } from '../../../../words/finding/describe-finding.ts';
import type { SheetCell, SheetRow } from '../../workbook/sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { heading, spanned, tall } from './summary-rows.ts';

const maxChanges = 12;

/** What must change and who can change it, a line a change, which leads to its own; and what to do next. */
export function summaryChanges(report: Report, plan: SheetPlan): SheetRow[] {
  const answer = answerOf(report);
  const { teams, unexplained } = answer;
  const next = tall([
    { value: 'Next', style: 'strong' },
    spanned(plainText(nextStep(report, answer)), 'text', 1),
  ]);
  if (teams.length + unexplained.length === 0) return [next];
  const changes = changeRows(teams, plan);
  const left = changes.length - maxChanges;
  const rest = `Of what else does not pass (${unexplained.length}) no finding says why.`;
  return [
    ...heading('What must change, and who can change it', [
      { value: 'Who', style: 'label' },
      { value: 'Targets', style: 'label-count' },
      { value: 'What was seen', style: 'label', span: 4 },
      { value: 'What to do', style: 'label' },
    ]),
    ...changes.slice(0, maxChanges),
    ...(left > 0
      ? [{ cells: [{ value: `And ${left} more: see Changes.`, style: 'note' as const }] }]
      : []),
    ...(unexplained.length > 0 ? [tall([spanned(rest, 'text')])] : []),
    next,
  ];
}

function changeRows(teams: readonly TeamChanges[], plan: SheetPlan): readonly SheetRow[] {
  const all = teams.flatMap(({ team, changes }) =>
    changes.map((change, index) => ({ team, change, isFirst: index === 0 })),
  );
  return all.map(({ team, change, isFirst }, index) => {
    const link = { sheet: 'Changes', row: index + plan.firstRow } as const;
    const cells: SheetCell[] = [
      { value: isFirst ? plainText(teamWords[team]) : '', style: 'strong' },
      { value: change.targets.length, style: 'count' },
      { value: plainText(change.title), style: 'link', link, span: 4 },
      { value: advice(change), style: 'text' },
    ];
    return tall(cells);
  });
}

/** The advice of the cause of the most targets; the sheet of changes has the others. */
function advice({ causes }: Change): string {
  const [cause] = causes;
  if (cause === undefined) return '';
  const more = new Set(causes.map(({ first, facts }) => plainText(adviceOf({ ...first, facts }))));
  const [text = ''] = more;
  return more.size > 1 ? `${text} And ${more.size - 1} more: see Changes.` : text;
}
