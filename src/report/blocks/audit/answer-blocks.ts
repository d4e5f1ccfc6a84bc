import type { Report } from '../../../model/audit/report.ts';
import { named, plainText, say, type Text } from '../../text/say.ts';
import { type Answer, answerOf, type Change } from '../../view/audit/answer/answer.ts';
import { nextStep } from '../../view/audit/answer/next-step.ts';
import { teamWords } from '../../words/actor/team-words.ts';
import { adviceOf } from '../../words/finding/describe-finding.ts';
import { type Block, type Cell, mapped } from '../block.ts';
import { lossBlocks } from './loss-blocks.ts';

/** What must change before the required targets pass, by who can change it, what is lost, and the next step. */
export function answerBlocks(report: Report): Block[] {
  const answer = answerOf(report);
  return [
    ...changeBlocks(answer),
    ...lossBlocks(report),
    { kind: 'paragraph', lead: say`Next:`, text: say` ${nextStep(report, answer)}` },
  ];
}

function changeBlocks({ teams, unexplained }: Answer): Block[] {
  if (teams.length + unexplained.length === 0) return [];
  const heading = say`What must change, and who can change it`;
  const rest = say`Of ${unexplained.length} more targets that do not pass no finding says why.`;
  return [
    { kind: 'heading', level: 2, text: heading },
    {
      kind: 'table',
      noun: 'row',
      columns: [
        { head: say`Seen` },
        { head: say`Targets`, isFigure: true },
        { head: say`Over` },
        { head: say`To do` },
      ],
      groups: teams.map(({ team, changes }) => ({
        title: teamWords[team],
        rows: mapped(changes, rowOf),
      })),
    },
    ...(unexplained.length > 0 ? [{ kind: 'paragraph', text: rest } as const] : []),
  ];
}

function rowOf({ title, targets, routes, causes }: Change): Cell[] {
  return [
    title,
    say`${targets.length}`,
    { several: mapped(routes, named) },
    { several: advice(causes) },
  ];
}

/** Each advice once: causes of one kind may be of several products. */
function advice(causes: Change['causes']): Text[] {
  const texts = causes.map(({ first, facts }) => adviceOf({ ...first, facts }));
  return [...new Map(texts.map((text) => [plainText(text), text])).values()];
}
