import type { Spread } from '../../../model/load-measure.ts';

/** The figures of a spread that are shown, in their order. */
export const spreadFigures = ['p50', 'p90', 'p99', 'p999', 'max'] as const;
export type SpreadFigure = (typeof spreadFigures)[number];

/** The head of a figure's column. */
export const figureHeads: Readonly<Record<SpreadFigure, string>> = {
  p50: 'p50',
  p90: 'p90',
  p99: 'p99',
  p999: 'p99.9',
  max: 'max',
};

/** Those that at least one of the spreads can carry. */
export function shownFigures(spreads: readonly Spread[]): SpreadFigure[] {
  return spreadFigures.filter((name) => spreads.some((spread) => spread[name] !== undefined));
}

/** Milliseconds with as many decimals as matter; a gap for a figure that is not there. */
export function millisecondsText(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 100 ? value.toFixed(value < 10 ? 2 : 1) : value.toFixed(0);
}
