import { stableJson } from '../../../text/stable-json.ts';

/** A document as JSON whose lists have one entry a line, so that two of them compare line by line. */
export function* listedJson(document: object): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(document)) {
    yield `${before}\n${stableJson(name)}: `;
    if (Array.isArray(value)) yield* listOf(value);
    else yield stableJson(value);
    before = ',';
  }
  yield '\n}\n';
}

function* listOf(values: readonly unknown[]): Iterable<string> {
  if (values.length === 0) {
    yield '[]';
    return;
  }
  let before = '[\n';
  for (const value of values) {
    yield `${before}  ${stableJson(value)}`;
    before = ',\n';
  }
  yield '\n]';
}
