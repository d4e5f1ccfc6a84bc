import type { Limit } from '../../../../model/load/load-limit.ts';
import type { LoadReport } from '../../../../model/load/load-report.ts';
import { ours, say, type Text } from '../../../text/say.ts';
import { breakWords, loadWords } from '../../../words/load-words.ts';
import { ownerSentences } from './owner-sentences.ts';

type Searched = Pick<LoadReport, 'ways' | 'environment' | 'options'> & { readonly limit: Limit };

/** What a search for the limit comes to, the most important first. */
export function limitSentences(report: Searched): Text[] {
  const { limit, options } = report;
  const { rate, brokenRate, reason } = limit;
  const { noun } = loadWords[options.load];
  if (rate === undefined) {
    const least = brokenRate === undefined ? [] : say`, not even ${brokenRate} a second`;
    const why = reason ? say`: ${breakWords[reason].what}` : [];
    return [say`No rate held${least}${why}.`, ...(reason ? ownerSentences(report) : [])];
  }
  const found =
    brokenRate === undefined
      ? say`${rate} ${noun} a second held.`
      : say`LIMIT: ${rate} ${noun} a second held, ${brokenRate} did not.`;
  const why = reason ? [say`Above it ${breakWords[reason].what}.`] : [];
  return [found, ...why, ...ownerSentences(report), confidenceText(limit)];
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
