import { median } from '../median.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * How much y grows with each x: the median of the slopes of all pairs (Theil and Sen), which one
 * point that stands apart does not move. NaN of fewer than two different x.
 */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((one, index) =>
    points.slice(index + 1).flatMap((other) => {
      return other.x === one.x ? [] : [(other.y - one.y) / (other.x - one.x)];
    }),
  );
  return median(slopes);
}
