import type { Report } from '../../../../model/audit/report.ts';
import { joined, named, plainText, say, type Text } from '../../../text/say.ts';
import type { Answer, Change } from '../../../view/audit/answer/answer.ts';
import { nextStep } from '../../../view/audit/answer/next-step.ts';
import { teamWords } from '../../../words/actor/team-words.ts';
import { adviceOf } from '../../../words/finding/describe-finding.ts';
import { linked } from '../html-element.ts';
import { htmlText } from '../html-text.ts';
import type { Places } from './places.ts';

const maxRoutes = 6;

interface Shown {
  readonly answer: Answer;
  readonly places: Places;
}

/** What each team has to change: what was seen over which ways beside what is to be done, and the next step. */
export function changes(report: Report, { answer, places }: Shown): string {
  const teams = answer.teams.map(({ team, changes: some, targets }) => {
    const count = say`${targets.length} ${targets.length === 1 ? say`target` : say`targets`}`;
    const head = `<h3>${htmlText(teamWords[team])} <span class="told">${htmlText(count)}</span></h3>`;
    return `<section class="team">${head}${some.map((one) => changeOf(one, places)).join('')}</section>\n`;
  });
  const left = answer.unexplained.length;
  const rest =
    left > 0 ? `<p>Of ${left} more targets that do not pass no finding says why.</p>\n` : '';
  return `${teams.join('')}${rest}${next(report, answer)}`;
}

/** The next step; who reads it has the page that is to be sent. */
function next(report: Report, answer: Answer): string {
  const isToBeSent = answer.teams.some(({ team }) => team !== 'unknown' && team !== 'service');
  const text = isToBeSent
    ? say`Send this page to each of them, and audit again when it is done.`
    : nextStep(report, answer);
  return `<p class="next"><strong>Next:</strong> ${htmlText(text)}</p>\n`;
}

function changeOf({ title, targets, routes, causes }: Change, places: Places): string {
  const name = linked(htmlText(title), places.cause(causes[0]?.first));
  const count = say`${targets.length} ${targets.length === 1 ? say`target` : say`targets`}`;
  const left = routes.length - maxRoutes;
  const more = left > 0 ? say` and ${left} more` : [];
  const over =
    routes.length === 0
      ? count
      : say`${count} over ${joined(routes.slice(0, maxRoutes).map(named), ', ')}${more}`;
  const todo = advice(causes).map((text) => `<p>${htmlText(text)}</p>`);
  return `<div class="change"><div><strong>${name}</strong><p class="told">${htmlText(over)}</p></div><div>${todo.join('')}</div></div>`;
}

/** Each advice once: causes of one kind may be of several products. */
function advice(causes: Change['causes']): Text[] {
  const texts = causes.map(({ first, facts }) => adviceOf({ ...first, facts }));
  return [...new Map(texts.map((text) => [plainText(text), text])).values()];
}
