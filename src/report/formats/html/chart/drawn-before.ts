import type { ChartSpec, DrawChart, DrawnChart } from './chart-spec.ts';

/**
 * Draws all charts of a page before anything else of it is made, and gives each again when it is asked for: what
 * draws holds ten times a picture until the event loop has turned, which it may behind each of them (an empty piece).
 * @param asking asks for each of them.
 */
export function* drawnBefore(
  draw: DrawChart,
  asking: (draw: DrawChart) => void,
): Generator<string, DrawChart> {
  const specs: ChartSpec[] = [];
  asking((spec) => {
    specs.push(spec);
    return { width: 0, height: 0, svg: '' };
  });
  const known = new Map<string, DrawnChart>();
  for (const spec of specs) {
    known.set(JSON.stringify(spec), draw(spec));
    yield '';
  }
  return (spec) => known.get(JSON.stringify(spec)) ?? draw(spec);
}
