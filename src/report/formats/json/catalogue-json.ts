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

/** Writes the JSON of a list piece by piece. */
export interface CatalogueJson {
  /** Some elements of its lists, which come in the order of `CatalogueContents`, each of them at least once. */
  readonly more: (piece: Partial<CatalogueContents>) => string;
  readonly end: () => string;
}

/**
 * The JSON of `netready catalogue --format json`: one document, `targets` of the same shape as in
 * a report, one element a line, ending in a newline.
 */
export function catalogueJson(): CatalogueJson {
  let open: string | undefined;
  let count = 0;
  const closing = (): string => (count === 0 ? ']' : '\n]');
  return {
    more: (piece) => {
      let text = '';
      for (const [name, values] of Object.entries(piece)) {
        if (name !== open) {
          text += `${open === undefined ? '{' : `${closing()},`}\n"${name}": [`;
          open = name;
          count = 0;
        }
        for (const value of values) {
          text += `${count === 0 ? '' : ','}\n  ${stableJson(value)}`;
          count += 1;
        }
      }
      return text;
    },
    end: () => `${closing()}\n}\n`,
  };
}
