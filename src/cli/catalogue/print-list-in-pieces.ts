import type { CatalogueProblem } from '../../catalogue/catalogue.ts';
import type { LongListRows } from '../../catalogue/long/select-rows.ts';
import type { CatalogueSource, SkippedRow, Target } from '../../model/target.ts';
import { catalogueCsv } from '../../report/formats/csv/catalogue-csv.ts';
import { type CatalogueContents, catalogueJson } from '../../report/formats/json/catalogue-json.ts';
import {
  renderCatalogue,
  type ShownCatalogue,
} from '../../report/formats/terminal/catalogue/render-catalogue.ts';
import type { TableOptions } from '../../report/formats/terminal/table-options.ts';
import type { ChosenTargets } from '../../setup/targets/choose-targets.ts';
import { printDocument, printPieces, printText } from '../out/print-document.ts';

/** Nobody reads more of a table. */
const mostShown = 1000;
const mostAtOnce = 5000;

interface PiecedList {
  readonly sources: readonly CatalogueSource[];
  /** Those that are known beforehand, and whether they are all. */
  readonly problems: readonly CatalogueProblem[];
  readonly isAllProblems: boolean;
  readonly hasSkipped: boolean;
  readonly rows: () => AsyncIterable<LongListRows> | Iterable<LongListRows>;
}

interface Shown {
  readonly format: 'table' | 'json' | 'csv';
  readonly screen: TableOptions;
}

/**
 * Prints a list that is long, and may never be held whole: as CSV and JSON all of it, as a table its
 * beginning.
 */
export async function printListInPieces(
  list: PiecedList,
  { format, screen }: Shown,
): Promise<void> {
  if (format === 'table') {
    return printDocument(await beginningOf(list), (one) => renderCatalogue(one, screen));
  }
  if (format === 'csv') {
    let isFirst = true;
    return printPieces(targetsOf(list), ({ targets }) => {
      const text = catalogueCsv(targets, { isFirst });
      isFirst = false;
      return text;
    });
  }
  const json = catalogueJson();
  await printPieces(piecesOf(list), json.more);
  await printText(json.end());
}

/** A list by its pieces, however it was read; undefined where it is short. */
export function piecedList(chosen: ChosenTargets): PiecedList | undefined {
  const { targets, skipped, problems, sources, long } = chosen;
  if (long) {
    const { source, unread, problemCount } = long;
    const hasSkipped = source.skipped + (source.inPart ?? 0) + unread.size > 0;
    const isAllProblems = problemCount <= problems.length;
    return { sources, problems, isAllProblems, hasSkipped, rows: long.rows };
  }
  if (targets.length <= mostAtOnce) return undefined;
  const rows = (): Iterable<LongListRows> => piecesOfWhole(targets, skipped);
  return { sources, problems, isAllProblems: true, hasSkipped: skipped.length > 0, rows };
}

function* piecesOfWhole(
  targets: readonly Target[],
  skipped: readonly SkippedRow[],
): Generator<LongListRows> {
  for (let at = 0; at < targets.length; at += mostShown) {
    yield { targets: targets.slice(at, at + mostShown), skipped: [], problems: [] };
  }
  yield { targets: [], skipped, problems: [] };
}

async function beginningOf(list: PiecedList): Promise<ShownCatalogue> {
  const targets: Target[] = [];
  const skipped: SkippedRow[] = [];
  const more = { required: 0, optional: 0, skipped: 0 };
  for await (const some of list.rows()) {
    for (const target of some.targets) {
      if (targets.length < mostShown) targets.push(target);
      else more[target.required ? 'required' : 'optional'] += 1;
    }
    const room = mostShown - skipped.length;
    skipped.push(...some.skipped.slice(0, room));
    more.skipped += Math.max(0, some.skipped.length - room);
  }
  return { targets, skipped, problems: list.problems, sources: list.sources, more };
}

async function* targetsOf(list: PiecedList): AsyncGenerator<Pick<CatalogueContents, 'targets'>> {
  for await (const { targets } of list.rows()) yield { targets };
}

/** One list of the document after another, so the file is read for each; what is known to be nothing is not looked for. */
async function* piecesOf(list: PiecedList): AsyncGenerator<Partial<CatalogueContents>> {
  yield* targetsOf(list);
  const { sources, hasSkipped, problems, isAllProblems } = list;
  yield { skipped: [] };
  if (hasSkipped) {
    for await (const { skipped } of list.rows()) yield { skipped };
  }
  yield { problems: isAllProblems ? problems : [] };
  if (!isAllProblems) {
    for await (const some of list.rows()) yield { problems: some.problems };
  }
  yield { sources };
}
