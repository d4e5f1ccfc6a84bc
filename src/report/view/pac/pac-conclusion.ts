import { say, type Text } from '../../text/say.ts';
import type { PacAnswerGroup } from './group-pac-answers.ts';

/** How many URLs were asked, and what that came to. */
export function pacConclusion(groups: readonly PacAnswerGroup[]): Text {
  const failed = groups.filter(({ failure }) => failure !== null);
  const kinds = groups.length - failed.length;
  const urls = count(groups);
  const asked = say`${urls} ${urls === 1 ? say`URL` : say`URLs`} asked`;
  const given = say`${kinds} different ${kinds === 1 ? say`answer` : say`answers`}`;
  const missing = failed.length === 0 ? undefined : say`, ${count(failed)} without an answer`;
  return say`${asked}: ${given}${missing}.`;
}

function count(groups: readonly PacAnswerGroup[]): number {
  return groups.reduce((sum, { urls }) => sum + urls.length, 0);
}
