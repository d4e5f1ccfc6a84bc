import type { Report } from '../../../../model/audit/report.ts';
import { plainText } from '../../../text/say.ts';
import { answerOf, type Change, type TeamChanges } from '../../../view/audit/answer/answer.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { teamWords } from '../../../words/actor/team-words.ts';
import { adviceOf } from '../../../words/finding/describe-finding.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

interface TeamChange extends Change {
  readonly team: TeamChanges['team'];
}

/** What each team has to change so that the required targets pass: to be filtered by team, and sent. */
export function changesSheet(report: Report, plan: SheetPlan): Sheet {
  const labels = targetLabels(report.targets);
  const { teams } = answerOf(report);
  const items = teams.flatMap(({ team, changes }) => changes.map((one) => ({ ...one, team })));
  return tableSheet<TeamChange>({
    name: 'Changes',
    color: 'B3261E',
    frozen: 1,
    items,
    noun: 'changes',
    empty: 'Nothing has to change: every required target passes.',
    columns: [
      {
        head: 'Who',
        width: 24,
        cell: ({ team }) => ({ value: plainText(teamWords[team]), style: 'strong' }),
      },
      { head: 'What was seen', width: 30, cell: (change) => seen(change, plan) },
      {
        head: 'Targets',
        width: 9,
        style: 'head-count',
        cell: ({ targets }) => ({ value: targets.length, style: 'count' }),
      },
      { head: 'Over', width: 32, cell: ({ routes }) => ({ value: routes, style: 'text' }) },
      {
        head: 'What to do',
        width: 50,
        cell: ({ causes }) => ({ value: advice(causes), style: 'text' }),
      },
      {
        head: 'For which targets',
        width: 42,
        cell: ({ targets }) => ({
          value: targets.map((id) => labels.get(id) ?? id),
          style: 'text',
        }),
      },
    ],
  });
}

/** What it is, with a link to the first of its findings. */
function seen({ title, causes }: Change, { findingRows }: SheetPlan): SheetCell {
  const value = plainText(title);
  const id = causes[0]?.first.id ?? '';
  const row = findingRows.get(id);
  return row === undefined
    ? { value, style: 'text' }
    : { value, style: 'link', link: { sheet: 'Findings', row } };
}

/** Each advice once: causes of one kind may be of several products. */
function advice(causes: Change['causes']): string[] {
  return [...new Set(causes.map(({ first, facts }) => plainText(adviceOf({ ...first, facts }))))];
}
