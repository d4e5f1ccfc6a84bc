import type { Difference } from '../../../../model/compared/difference.ts';
import { stableJson } from '../../../text/stable-json.ts';

/** What changed between two audits as one JSON document (`diff.schema.json`), one element a line. */
export function* diffJson({ targets, given, latency, ...head }: Difference): Iterable<string> {
  const facts = Object.entries(head).map(([name, value]) => `"${name}": ${stableJson(value)}`);
  yield `{\n${facts.join(',\n')}`;
  for (const [name, values] of Object.entries({ targets, given, latency })) {
    yield `,\n"${name}": [`;
    let separator = '\n  ';
    for (const value of values) {
      yield `${separator}${stableJson(value)}`;
      separator = ',\n  ';
    }
    yield values.length > 0 ? '\n]' : ']';
  }
  yield '\n}\n';
}
