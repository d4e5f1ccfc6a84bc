import type { ChartSpec, DrawChart, DrawnChart } from './chart-spec.ts';

/**
 * Draws all charts of a page before anything else of it is made, and gives each again when it is asked for: what
 * draws holds ten times a picture until the event loop has turned.
 * @param asking asks for each of them.
 */
export function drawnBefore(
  draw: DrawChart,
  asking: (draw: DrawChart) => void,
): { readonly draw: DrawChart } {
  const known = new Map<string, DrawnChart>();
  const drawn = (spec: ChartSpec): DrawnChart => {
    const key = JSON.stringify(spec);
    const made = known.get(key) ?? draw(spec);
    known.set(key, made);
    return made;
  };
  asking(drawn);
  return { draw: drawn };
}
