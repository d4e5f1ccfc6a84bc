import type { CatalogueSource, SkippedRow, Target } from '../../../model/target.ts';
import { stableJson } from '../../text/stable-json.ts';

/** What `netready catalogue` shows, as `chooseTargets` of the command line gives it. */
export interface CatalogueContents {
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  /** What is wrong with a file's rows; their order is that of the file. */
  readonly problems: readonly object[];
  readonly sources: readonly CatalogueSource[];
}

/**
 * The JSON of `netready catalogue --format json`: one document, `targets` of the same shape as in
 * a report, one element a line, ending in a newline.
 */
export function* catalogueJson(contents: CatalogueContents): Iterable<string> {
  const { targets, skipped, problems, sources } = contents;
  let separator = '{\n';
  for (const [name, values] of Object.entries({ targets, skipped, problems, sources })) {
    const elements = values.map((value) => stableJson(value)).join(',\n  ');
    yield `${separator}"${name}": ${elements === '' ? '[]' : `[\n  ${elements}\n]`}`;
    separator = ',\n';
  }
  yield '\n}\n';
}
