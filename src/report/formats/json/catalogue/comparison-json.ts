import { stableJson } from '../../../text/stable-json.ts';
import type { ComparedLists } from '../../../view/targets/catalogue/compared-lists.ts';

/** The JSON of `netready catalogue --compare`: one document, one change a line. */
export function* comparisonJson({ changes, ...head }: ComparedLists): Iterable<string> {
  const facts = Object.entries(head).map(([name, value]) => `"${name}": ${stableJson(value)}`);
  yield `{\n${facts.join(',\n')},\n"changes": [`;
  let separator = '\n  ';
  for (const change of changes) {
    yield `${separator}${stableJson(change)}`;
    separator = ',\n  ';
  }
  yield '\n]\n}\n';
}
