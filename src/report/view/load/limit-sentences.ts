import type { LoadName } from '../../../model/load/load.ts';
import type { Limit } from '../../../model/load/load-limit.ts';
import { ours, say, type Text } from '../../text/say.ts';
import { breakWords, loadWords, ownerWords } from '../../words/load-words.ts';

/** What a search for the limit comes to, the most important first. */
export function limitSentences(limit: Limit, load: LoadName): Text[] {
  const { rate, brokenRate, reason } = limit;
  const { noun } = loadWords[load];
  if (rate === undefined) {
    const least = brokenRate === undefined ? [] : say`, not even ${brokenRate} a second`;
    const why = reason ? say`: ${breakWords[reason].what}` : [];
    return [say`No rate held${least}${why}.`, ...(reason ? [ownerWords[limit.owner]] : [])];
  }
  const found =
    brokenRate === undefined
      ? say`${rate} ${noun} a second held.`
      : say`LIMIT: ${rate} ${noun} a second held, ${brokenRate} did not.`;
  const why = reason ? [say`Above it ${breakWords[reason].what}.`] : [];
  return [found, ...why, ownerWords[limit.owner], confidenceText(limit)];
}

function confidenceText({ confidence, trials, rate, brokenRate }: Limit): Text {
  const counted = (of: number | undefined, isBroken: boolean): Text => {
    const tries = trials.filter((trial) => trial.rate === of);
    const same = tries.filter(({ broken }) => (broken !== undefined) === isBroken);
    return say`${same.length} of ${tries.length}`;
  };
  const broke = brokenRate === undefined ? [] : say`, and broke ${counted(brokenRate, true)} times`;
  return say`Confidence: ${ours(confidence)} (held ${counted(rate, false)} times${broke}).`;
}
