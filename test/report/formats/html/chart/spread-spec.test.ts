import { describe, expect, it } from 'vitest';
import { spreadSpec } from '../../../../../src/report/formats/html/chart/spread-spec.ts';

type Layer = { readonly data: { readonly values: readonly Record<string, unknown>[] } };
const layersOf = (spec: ReturnType<typeof spreadSpec>): readonly Layer[] =>
  spec['layer'] as readonly Layer[];
const sizes = { range: [1, 100], keyWidth: 30 } as const;

describe('spreadSpec()', () => {
  it('draws buckets beside the most of their line, and marks what the count carries', () => {
    const [shapes, strokes, marks] = layersOf(
      spreadSpec(
        [
          {
            ...{ key: 'R1', count: 40, p50: 4, p90: 8, values: [] },
            buckets: [
              { to: 5, count: 30 },
              { to: 10, count: 15 },
            ],
          },
        ],
        sizes,
      ),
    );
    expect(shapes?.data.values.map(({ from, to, share }) => [from, to, share])).toEqual([
      [4, 5, 1],
      [8, 10, 0.5],
    ]);
    expect(strokes?.data.values).toEqual([]);
    expect(marks?.data.values.map(({ name }) => name)).toEqual(['median', '90th percentile']);
  });

  it('draws a stroke for each of few values, within the axis', () => {
    const [, strokes] = layersOf(
      spreadSpec(
        [
          {
            key: 'R2',
            count: 2,
            p50: 4,
            buckets: [],
            values: [
              [0, 1],
              [250, 1],
            ],
          },
        ],
        sizes,
      ),
    );
    expect(strokes?.data.values.map(({ at }) => at)).toEqual([1, 100]);
  });
});
