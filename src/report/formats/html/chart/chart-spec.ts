/**
 * A chart as Vega-Lite has it. All texts in it are words of ours: whoever is told of in a chart goes by a
 * key (`R1`), so that nothing from outside comes near an expression or a picture.
 */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** What stands within an `svg`, and how large that is in its own units. */
export interface DrawnChart {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Draws charts; without it a page tells the same in tables. */
export type DrawChart = (spec: ChartSpec) => DrawnChart;

/**
 * The width of every chart with its axes: that of a telephone, so that its texts are read there, and the
 * same for all, so that they are as large in each.
 */
export const chartSize = { width: 380, autosize: { type: 'fit-x', contains: 'padding' } } as const;

/** Ticks that a reader counts by: 1, 2 and 5 of each power of ten, or powers alone where those are many. */
export function logTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: 13 }, (_, at) => at - 4);
  const decades = Math.log10(most / least);
  const steps = decades > 2.5 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 3, 5, 7];
  return powers
    .flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(3))))
    .filter((value) => value >= least && value <= most);
}

/** The axis of a quantity over several powers of ten. */
export function logAxis(
  [least, most]: readonly [least: number, most: number],
  title: string,
): Pick<ChartSpec, 'type' | 'scale' | 'axis'> {
  return {
    type: 'quantitative',
    scale: { type: 'log', domain: [least, most], nice: false },
    axis: {
      ...{ values: logTicks(least, most), format: ',~r', title, grid: true },
      ...{ labelOverlap: false, domain: false, ticks: false, labelPadding: 6 },
    },
  };
}
