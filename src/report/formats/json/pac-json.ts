import { stableJson } from '../../text/stable-json.ts';
import type { ShownPac } from '../../view/pac/shown-pac.ts';
import type { ShownPacComparison } from '../../view/pac/shown-pac-comparison.ts';

/**
 * The JSON of `netready pac --format json`: one document of what is known of the file, `answers`
 * in the order of their URLs and `remarks` in that of the script, one element a line, ending in a
 * newline. What there is not is absent, but for `failure`, which is null where there was none.
 */
export function* pacJson({ answers, ranges, remarks, ...file }: ShownPac): Iterable<string> {
  const sorted = answers.toSorted((one, other) => (one.url < other.url ? -1 : 1));
  const { source, finalUrl, contentType, sha256, bytes, notAsked } = file;
  const facts = { source, finalUrl, contentType, sha256, bytes, notAsked };
  let separator = '{\n';
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    yield `${separator}"${name}": ${stableJson(value)}`;
    separator = ',\n';
  }
  for (const [name, values] of Object.entries({ answers: sorted, ranges, remarks })) {
    if (values === undefined) continue;
    const elements = values.map((value) => stableJson(value)).join(',\n  ');
    yield `${separator}"${name}": ${elements === '' ? '[]' : `[\n  ${elements}\n]`}`;
  }
  yield '\n}\n';
}

/** The same of what two PAC files answer differently, on one line. */
export function pacComparisonJson(shown: ShownPacComparison): string {
  return `${stableJson(shown)}\n`;
}
