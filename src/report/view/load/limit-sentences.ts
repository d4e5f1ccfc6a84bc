import type { LoadName } from '../../../model/load.ts';
import type { Limit } from '../../../model/load-limit.ts';
import { breakWords, loadWords, ownerWords } from '../../words/load-words.ts';

/** What a search for the limit comes to, the most important first. */
export function limitSentences(limit: Limit, load: LoadName): string[] {
  const { rate, brokenRate, reason } = limit;
  const { noun } = loadWords[load];
  if (rate === undefined) {
    const least = brokenRate === undefined ? '' : `, not even ${brokenRate} a second`;
    const why = reason ? `: ${breakWords[reason].what}` : '';
    return [`No rate held${least}${why}.`, ...(reason ? [ownerWords[limit.owner]] : [])];
  }
  const found =
    brokenRate === undefined
      ? `${rate} ${noun} a second held.`
      : `LIMIT: ${rate} ${noun} a second held, ${brokenRate} did not.`;
  const why = reason ? [`Above it ${breakWords[reason].what}.`] : [];
  return [found, ...why, ownerWords[limit.owner], confidenceText(limit)];
}

function confidenceText({ confidence, trials, rate, brokenRate }: Limit): string {
  const counted = (of: number | undefined, isBroken: boolean): string => {
    const tries = trials.filter((trial) => trial.rate === of);
    const same = tries.filter(({ broken }) => (broken !== undefined) === isBroken);
    return `${same.length} of ${tries.length}`;
  };
  const broke = brokenRate === undefined ? '' : `, and broke ${counted(brokenRate, true)} times`;
  return `Confidence: ${confidence} (held ${counted(rate, false)} times${broke}).`;
}
