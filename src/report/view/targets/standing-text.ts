import type { CellStanding } from '../../../model/standing/cell-standings.ts';
import { ours, say, type Text } from '../../text/say.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';

/** How a target stands over a route, and why: `blocked (sni-filter)`. */
export function standingText({ verdict, cause }: CellStanding): Text {
  const why = cause === undefined ? undefined : say` (${ours(cause)})`;
  return say`${verdictWords[verdict].name}${why}`;
}
