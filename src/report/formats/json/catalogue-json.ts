import type { CatalogueSource, SkippedRow, Target } from '../../../model/target.ts';
import { type ListsJson, listsJson } from './text/lists-json.ts';

/** What `netready catalogue` shows, as `chooseTargets` of the command line gives it. */
export interface CatalogueContents {
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  /** What is wrong with a file's rows; their order is that of the file. */
  readonly problems: readonly object[];
  readonly sources: readonly CatalogueSource[];
}

/**
 * The JSON of `netready catalogue --format json`: `targets` of the same shape as in a report; its lists in
 * the order of `CatalogueContents`.
 */
export function catalogueJson(): ListsJson<CatalogueContents> {
  return listsJson();
}
