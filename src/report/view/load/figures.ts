import type { Spread } from '../../../model/load/load-measure.ts';
import { figure, type Text } from '../../text/say.ts';

/** The figures of a spread that are shown, in their order. */
export const spreadFigures = ['p50', 'p90', 'p99', 'p999', 'max'] as const;
export type SpreadFigure = (typeof spreadFigures)[number];

/** The head of a figure's column. */
export const figureHeads: Readonly<Record<SpreadFigure, 'p50' | 'p90' | 'p99' | 'p99.9' | 'max'>> =
  {
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
  return value === undefined ? '' : value.toFixed(decimalsOf(value));
}

/** The same for a sentence. */
export function millisecondsFigure(value: number): Text {
  return figure(value, decimalsOf(value));
}

function decimalsOf(value: number): number {
  if (value >= 100) return 0;
  return value < 10 ? 2 : 1;
}
