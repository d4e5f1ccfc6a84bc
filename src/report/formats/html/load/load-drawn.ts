import type { LoadReport } from '../../../../model/load/load-report.ts';
import { say } from '../../../text/say.ts';
import { shownMeasures } from '../../../view/load/shown-measures.ts';
import { type Chart, chartFigures } from '../chart/chart-figure.ts';
import type { DrawChart } from '../chart/chart-spec.ts';
import { histogramSpec, rangeOf } from '../chart/histogram-spec.ts';
import { htmlBars } from '../chart/html-bars.ts';
import { rateCharts } from './rate-charts.ts';

/** The charts of a run of load: what each rate came to, and how long operations took at those that matter. */
export function loadDrawn(report: LoadReport, draw: DrawChart): string {
  return chartFigures([...rateCharts(report), ...histograms(report)], draw);
}

function histograms(report: LoadReport): readonly Chart[] {
  const measures = shownMeasures(report).filter(({ measure }) => measure.buckets.length > 0);
  const range = rangeOf(measures.flatMap(({ measure }) => measure.buckets));
  return measures.map(({ name, measure }) => ({
    title: say`How long they took, ${name}`,
    what: say`A histogram of ${measure.succeeded} operations over milliseconds, on a logarithmic axis.`,
    spec: histogramSpec(measure, range),
    table: htmlBars({ kind: 'bars', title: [], buckets: measure.buckets }),
  }));
}
