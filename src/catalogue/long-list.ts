import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Component } from '../model/route/component.ts';
import type { CatalogueSource, Target } from '../model/target/target.ts';
import type { CatalogueProblem } from './catalogue.ts';
import { countList } from './long/count-list.ts';
import { type LongListRows, type RowReader, readRows, selectRows } from './long/select-rows.ts';
import { catalogueReaders } from './readers/catalogue-readers.ts';
import type { Selection } from './rows/row-reasons.ts';
import type { RowWatch } from './rows/row-watch.ts';
import { wholeList } from './select/whole-list.ts';

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
  /** Who asks for any of its targets. */
  readonly asking: ReadonlySet<Component>;
  readonly source: CatalogueSource;
  /** Its targets in lists of `size`, numbered through; the last list may be shorter. */
  readonly parts: (size: number) => AsyncGenerator<readonly Target[]>;
  /** What it holds, as it stands there, some rows at a time. */
  readonly rows: () => AsyncGenerator<LongListRows>;
}

interface Looking extends Pick<RowWatch, 'onRows'> {
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
const mebibyte = 1024 * 1024;

/** Who reads a file row by row, where it is so large that it may be a long list. */
async function readerOf(file: string, longest: number): Promise<RowReader | undefined> {
  const ending = extname(file).toLowerCase();
  const reader = catalogueReaders.find(({ endings }) => endings.includes(ending));
  if (!reader?.rows) return undefined;
  // Who reads it tells what is wrong with it.
  const found = await stat(file).catch(() => undefined);
  const { size } = found?.isFile() ? found : { size: 0 };
  const mayBeLong = size > minBytes * longest && size <= reader.largest * mebibyte;
  return mayBeLong ? { ...reader, rows: reader.rows } : undefined;
}

/**
 * Looks through a delimited file, or one of lines, of more than 5,000 targets, or 20,000 attempts, in memory that does not grow with it
 * (but for the address of each target, so that none is asked twice; a repeated row lends it its
 * reasons where it is near the first one, and that it is required wherever it stands). `undefined`
 * where the file is another, or is shorter. Where a row depends on others, as a wildcard does, it is
 * looked through for these first.
 * @throws what reading the file throws.
 */
export async function longList(
  file: string,
  { selection, look, called, triesEach = 1, onRows }: Looking,
): Promise<LongList | undefined> {
  const longest = maxWholeLengthFor(triesEach);
  const reader = await readerOf(file, longest);
  if (!reader) return undefined;
  const name = called ?? basename(file);
  const places = { reader, name, shown: called ?? file, onRows };
  const whole = wholeList();
  const alone = { ...places, selection, whole, required: new Set<string>() };
  const counted = await countList(selectRows(file, alone), {
    look,
    goesOn: ({ services }) => {
      whole.note(services);
      return !whole.matters();
    },
  });
  if (counted.isWhole) return listOf(counted, { file, selecting: alone, longest });
  for await (const { services } of readRows(file, places)) whole.note(services);
  const selecting = { ...alone, required: new Set<string>() };
  return listOf(await countList(selectRows(file, selecting), { look }), {
    ...{ file, selecting, longest },
  });
}

interface Counted {
  readonly file: string;
  readonly selecting: Parameters<typeof selectRows>[1];
  readonly longest: number;
}

/** Undefined where it can be held. */
function listOf(
  { counts, isWhole: _, ...found }: Awaited<ReturnType<typeof countList>>,
  { file, selecting, longest }: Counted,
): LongList | undefined {
  if (counts.targets <= longest && counts.rows <= maxWholeRows) return undefined;
  const { name, shown } = selecting;
  const skipped = counts.rows - counts.taken - counts.inPart;
  return {
    name,
    targets: counts.targets,
    ...found,
    source: { name, file: shown, ...counts, skipped },
    parts: (size) => inParts(selectRows(file, selecting), size),
    rows: () => selectRows(file, selecting),
  };
}

async function* inParts(
  rows: AsyncIterable<Pick<LongListRows, 'targets'>>,
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
