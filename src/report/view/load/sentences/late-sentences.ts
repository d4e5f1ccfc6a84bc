import type { LoadReport } from '../../../../model/load/load-report.ts';
import { figure, say, type Text } from '../../../text/say.ts';
import { millisecondsFigure } from '../figures.ts';
import { shownMeasures } from '../shown-measures.ts';

/** A smaller part of the median than this changes nothing that anybody would do. */
const leastShare = 0.1;

/** Where a good part of the time since the intended start is this machine's own late start. */
export function lateSentences(report: Pick<LoadReport, 'measures' | 'limit'>): Text[] {
  return shownMeasures(report).flatMap(({ name, measure: { latency, served } }) => {
    if (!latency || !served || latency.p50 <= 0) return [];
    const share = (latency.p50 - served.p50) / latency.p50;
    if (share < leastShare) return [];
    return [
      say`Of the median of ${millisecondsFigure(latency.p50)} ms since the intended start ${figure(100 * share, 0)}% is this machine's own late start, ${name}: the way itself took ${millisecondsFigure(served.p50)} ms.`,
    ];
  });
}
