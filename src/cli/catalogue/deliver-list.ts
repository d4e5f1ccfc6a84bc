import type { CatalogueProblem } from '../../catalogue/catalogue.ts';
import type { LongListRows } from '../../catalogue/long/select-rows.ts';
import type { CatalogueSource, SkippedRow, Target } from '../../model/target/target.ts';
import { catalogueCsv } from '../../report/formats/csv/catalogue-csv.ts';
import {
  type CatalogueContents,
  catalogueJson,
} from '../../report/formats/json/catalogue/catalogue-json.ts';
import type { ShownCatalogue } from '../../report/view/targets/catalogue/shown-catalogue.ts';
import type { ChosenTargets } from '../../setup/targets/choose-targets.ts';
import {
  type Delivery,
  problemOf,
  tellProblems,
  writeAnswer,
  writeFiles,
} from '../deliver/deliver.ts';
import { printPieces } from '../out/print-document.ts';
import { writePieces } from '../out/report-file.ts';

/** Nobody reads more of it in a format for readers. */
const maxShown = 1000;
const maxAtOnce = 5000;

interface PiecedList {
  readonly sources: readonly CatalogueSource[];
  /** Those that are known beforehand, and whether they are all. */
  readonly problems: readonly CatalogueProblem[];
  readonly isAllProblems: boolean;
  readonly hasSkipped: boolean;
  readonly rows: () => AsyncIterable<LongListRows> | Iterable<LongListRows>;
}

type Piece = Partial<CatalogueContents>;

/** A list of which each piece is written by itself. */
interface Pieced {
  readonly pieces: AsyncIterable<Piece>;
  readonly render: (piece: Piece) => string;
}

/**
 * Writes a list that is long, and may never be held whole, to files and to stdout: as CSV and JSON all of
 * it, in every other format its beginning. @returns whether every file was written.
 */
export async function deliverList(
  list: PiecedList,
  { format, files, screen }: Delivery<ShownCatalogue>,
): Promise<boolean> {
  const problems: string[] = [];
  const whole = files.filter(({ format: one }) => !('name' in one && piecesAs(one.name, list)));
  const answer = piecesAs(format.name, list);
  const beginning = answer && whole.length === 0 ? undefined : await beginningOf(list);
  for (const { path, format: one } of files) {
    const pieced = 'name' in one ? piecesAs(one.name, list) : undefined;
    if (!pieced) continue;
    await writePieces(path, pieced.pieces, pieced.render).catch((error: unknown) => {
      problems.push(problemOf(path, error));
    });
  }
  if (beginning) problems.push(...(await writeFiles(beginning, whole)));
  if (answer) await printPieces(answer.pieces, answer.render);
  else if (beginning) await writeAnswer(beginning, { format, files: [], screen });
  return tellProblems(problems);
}

/** The whole of a list as a program reads it; undefined for a format that cannot be written in pieces. */
function piecesAs(format: string, list: PiecedList): Pieced | undefined {
  if (format === 'csv') {
    let isFirst = true;
    const render = ({ targets = [] }: Piece): string => {
      const text = catalogueCsv(targets, { isFirst });
      isFirst = false;
      return text;
    };
    return { pieces: targetsOf(list), render };
  }
  if (format !== 'json') return undefined;
  const json = catalogueJson();
  // The sources are the last of it.
  const render = (piece: Piece): string => json.more(piece) + (piece.sources ? json.end() : '');
  return { pieces: piecesOf(list), render };
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
  if (targets.length <= maxAtOnce) return undefined;
  const rows = (): Iterable<LongListRows> => piecesOfWhole(targets, skipped);
  return { sources, problems, isAllProblems: true, hasSkipped: skipped.length > 0, rows };
}

function* piecesOfWhole(
  targets: readonly Target[],
  skipped: readonly SkippedRow[],
): Generator<LongListRows> {
  for (let at = 0; at < targets.length; at += maxShown) {
    yield { targets: targets.slice(at, at + maxShown), skipped: [], problems: [] };
  }
  yield { targets: [], skipped, problems: [] };
}

async function beginningOf(list: PiecedList): Promise<ShownCatalogue> {
  const targets: Target[] = [];
  const skipped: SkippedRow[] = [];
  const more = { required: 0, optional: 0, skipped: 0 };
  for await (const some of list.rows()) {
    for (const target of some.targets) {
      if (targets.length < maxShown) targets.push(target);
      else more[target.required ? 'required' : 'optional'] += 1;
    }
    const room = maxShown - skipped.length;
    skipped.push(...some.skipped.slice(0, room));
    more.skipped += Math.max(0, some.skipped.length - room);
  }
  return { targets, skipped, problems: list.problems, sources: list.sources, more };
}

async function* targetsOf(list: PiecedList): AsyncGenerator<Piece> {
  for await (const { targets } of list.rows()) yield { targets };
}

/** One list of the document after another, so the file is read for each; what is known to be nothing is not looked for. */
async function* piecesOf(list: PiecedList): AsyncGenerator<Piece> {
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
