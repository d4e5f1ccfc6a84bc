import type { SelfTest } from '../../../model/self-test.ts';
import { stableJson } from '../../text/stable-json.ts';

/** The JSON of `netready lab --self-test`: one document, one entry of a list on a line. */
export function* selfTestJson(result: SelfTest): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(result)) {
    yield `${before}\n${stableJson(name)}: `;
    yield Array.isArray(value) ? listJson(value) : stableJson(value);
    before = ',';
  }
  yield '\n}\n';
}

function listJson(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  return `[\n${values.map((value) => `  ${stableJson(value)}`).join(',\n')}\n]`;
}
