import type { Measure } from '../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { say, type Text } from '../../text/say.ts';
import { wayWords } from '../../words/load-words.ts';

export interface NamedMeasure {
  readonly name: Text;
  readonly measure: Measure;
}

/**
 * The measures that are shown in full: one a way; of a search for the limit that of the highest
 * rate that held, and the one that broke.
 */
export function shownMeasures({
  measures,
  limit,
}: Pick<LoadReport, 'measures' | 'limit'>): NamedMeasure[] {
  if (!limit) return measures.map((measure) => ({ name: wayWords[measure.way], measure }));
  const last = (rate: number | undefined, isBroken: boolean): NamedMeasure[] => {
    const trial = limit.trials.findLast(
      (one) => one.rate === rate && (one.broken !== undefined) === isBroken,
    );
    return trial ? [{ name: say`${wayWords[limit.way]}, ${trial.rate}/s`, ...trial }] : [];
  };
  return [...last(limit.rate, false), ...last(limit.brokenRate, true)];
}
