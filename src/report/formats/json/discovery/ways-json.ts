import { stableJson } from '../../../text/stable-json.ts';
import type { ShownWays } from '../../../view/discovery/ways/shown-ways.ts';

/** The JSON of `netready ways`: `components`, `routes` and `rows`, one element a line. */
export function* waysJson({ components, routes, rows }: ShownWays): Iterable<string> {
  let separator = '{\n';
  for (const [name, values] of Object.entries({ components, routes, rows })) {
    const elements = values.map((value) => stableJson(value)).join(',\n  ');
    yield `${separator}"${name}": ${elements === '' ? '[]' : `[\n  ${elements}\n]`}`;
    separator = ',\n';
  }
  yield '\n}\n';
}
