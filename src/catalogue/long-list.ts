import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { CatalogueSource, Service, SkippedRow, Target } from '../model/target.ts';
import type { CatalogueProblem } from './catalogue.ts';
import { BrokenRows, delimited, delimitedRows } from './readers/delimited.ts';
import { type CollectedRows, collectRows } from './rows/collect-rows.ts';
import type { Selection } from './rows/row-reasons.ts';
import { catalogueRegions } from './select/catalogue-regions.ts';
import { countRows, type RowCounts } from './select/count-sources.ts';
import { selectTargets } from './select/select-targets.ts';

/** A list that is never held whole: counted once, then read again part by part. */
export interface LongList {
  readonly name: string;
  readonly targets: number;
  /** The first thousand. */
  readonly problems: readonly CatalogueProblem[];
  readonly problemCount: number;
  /** How many entries gave no target, whatever was chosen, by the rule. */
  readonly unread: ReadonlyMap<string, number>;
  /** As `catalogueRegions()` has them. */
  readonly regions: readonly string[];
  readonly source: CatalogueSource;
  /** Its targets in lists of `size`, numbered through; the last list may be shorter. */
  readonly parts: (size: number) => AsyncGenerator<readonly Target[]>;
  /** What it holds, as it stands there, some rows at a time. */
  readonly rows: () => AsyncGenerator<LongListRows>;
}

/** What came of some rows of a long list. */
export interface LongListRows {
  /** Those that no row before named. */
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
}

interface Looking {
  /** What the file is called instead of its name. */
  readonly called?: string;
  readonly selection: Selection;
  /** Sees every target once, before there is a list; what it throws is thrown. */
  readonly look: (targets: readonly Target[]) => void;
  /** How many times each target is tried: over each route, and in each sample. */
  readonly triesEach?: number;
}

const maxWholeLength = 5000;
/** Of however few targets: each row is kept with what it says. */
const maxWholeRows = 40_000;
// What they see takes some 4 kB each, and judging them beside one another half as much again.
const maxAttemptsWhole = 20_000;

/** Lists of more targets are read in parts, where each is tried so many times. */
export function maxWholeLengthFor(triesEach: number): number {
  return Math.min(maxWholeLength, Math.floor(maxAttemptsWhole / triesEach));
}

/** No target takes fewer in a file. */
const minBytes = 10;
const maxProblems = 1000;
const rowsAtOnce = 1000;
const mebibyte = 1024 * 1024;

/** Whether a file is so large that it may be a long list. */
async function mayBeLong(file: string, longest: number): Promise<boolean> {
  if (!delimited.endings.includes(extname(file).toLowerCase())) return false;
  // Who reads it tells what is wrong with it.
  const found = await stat(file).catch(() => undefined);
  const { size } = found?.isFile() ? found : { size: 0 };
  return size > minBytes * longest && size <= delimited.largest * mebibyte;
}

/**
 * Looks through a delimited file of more than 5,000 targets, or 20,000 attempts, in memory that does not grow with it
 * (but for the address of each target, so that none is asked twice; a repeated row lends it its
 * reasons where it is near the first one, and that it is required wherever it stands). `undefined`
 * where the file is another, is shorter, or has rows that only the whole of it explains: wildcards,
 * and government clouds.
 * @throws what reading the file throws.
 */
export async function longList(
  file: string,
  { selection, look, called, triesEach = 1 }: Looking,
): Promise<LongList | undefined> {
  const longest = maxWholeLengthFor(triesEach);
  if (!(await mayBeLong(file, longest))) return undefined;
  const problems: CatalogueProblem[] = [];
  let problemCount = 0;
  const regions = new Set<string>();
  const required = new Set<string>();
  const unread = new Map<string, number>();
  const name = called ?? basename(file);
  const counts = { rows: 0, taken: 0, inPart: 0, targets: 0 };
  const selecting = { selection, required, name, shown: called ?? file };
  for await (const some of selectRows(file, selecting)) {
    const { services, ...rest } = some.collected;
    if (services.some(needsWhole)) return undefined;
    for (const region of catalogueRegions(services)) regions.add(region);
    problems.push(...rest.problems.slice(0, maxProblems - problems.length));
    problemCount += rest.problems.length;
    look(some.targets);
    for (const { reason } of rest.skipped) {
      unread.set(reason.rule, (unread.get(reason.rule) ?? 0) + 1);
    }
    counts.targets += some.targets.length;
    counts.taken += some.counts.taken;
    counts.inPart += some.counts.inPart;
    counts.rows = some.collected.source.rows;
  }
  if (counts.targets <= longest && counts.rows <= maxWholeRows) return undefined;
  const skipped = counts.rows - counts.taken - counts.inPart;
  return {
    name,
    targets: counts.targets,
    problems,
    problemCount,
    unread,
    regions: [...regions].sort(),
    source: { name, file: called ?? file, ...counts, skipped },
    parts: (size) => inParts(selectRows(file, selecting), size),
    rows: () => selectRows(file, selecting),
  };
}

/** Other rows say what a wildcard stands for, and which cloud a list with government rows is for. */
function needsWhole({ host, clouds }: Service): boolean {
  return host.includes('*') || (clouds !== undefined && !clouds.includes('commercial'));
}

/** What stands in the file, a thousand rows at a time. */
async function* readRows(
  file: string,
  { name, shown }: Pick<Selecting, 'name' | 'shown'>,
): AsyncGenerator<CollectedRows> {
  const budget = { addresses: delimited.maxAddresses };
  const collector = collectRows({ name, file: shown, budget });
  let count = 0;
  try {
    for await (const cells of delimitedRows(file)) {
      if (!collector.row(cells)) break;
      count += 1;
      if (count % rowsAtOnce === 0) yield collector.drain();
    }
  } catch (error) {
    if (!(error instanceof BrokenRows)) throw error;
    collector.broken(error.message);
  }
  yield collector.end();
}

interface SelectedRows extends LongListRows {
  readonly collected: CollectedRows;
  readonly counts: RowCounts;
}

interface Selecting {
  readonly name: string;
  /** The file, as it is told. */
  readonly shown: string;
  readonly selection: Selection;
  /** Addresses that a later row requires, though the first did not: noted, and heeded the next time. */
  readonly required: Set<string>;
}

async function* selectRows(
  file: string,
  { selection, required, ...places }: Selecting,
): AsyncGenerator<SelectedRows> {
  /** Whether the rows so far require an address. */
  const known = new Map<string, boolean>();
  for await (const collected of readRows(file, places)) {
    const chosen = selectTargets(collected.services, selection);
    const targets: Target[] = [];
    for (const target of chosen.targets) {
      const { url } = target;
      const before = known.get(url);
      if (before === false && target.required) required.add(url);
      known.set(url, before || target.required);
      if (before !== undefined) continue;
      const id = `t${known.size}`;
      targets.push({ ...target, id, required: target.required || required.has(url) });
    }
    const skipped = [...collected.skipped, ...chosen.skipped];
    const { problems } = collected;
    yield { collected, targets, skipped, problems, counts: countRows(collected, chosen) };
  }
}

async function* inParts(
  rows: AsyncIterable<Pick<SelectedRows, 'targets'>>,
  size: number,
): AsyncGenerator<readonly Target[]> {
  let part: Target[] = [];
  for await (const { targets } of rows) {
    for (const target of targets) {
      part.push(target);
      if (part.length < size) continue;
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}
