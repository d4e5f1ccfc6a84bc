import { Ahead } from './ahead.ts';
import type { HashedLine } from './hash-lines.ts';
import { markOf } from './seal-sum.ts';

/** A place where a file and its seal differ: a line of one of them, or of both. */
export interface Difference {
  readonly sealed?: { readonly line: number; readonly mark: string };
  readonly found?: { readonly line: number; readonly mark: string; readonly at: number };
}

/** So far is looked for where both go on alike: what is beyond is told as changed. */
const farthest = 10_000;

/**
 * Compares the marks of a seal with the lines of a file, both as they come, and tells every line that
 * is only in one of them, in order. Where they differ, they go on from the nearest line that both have.
 */
export async function* compareMarks(
  marks: AsyncIterable<readonly string[]>,
  lines: AsyncIterable<readonly HashedLine[]>,
): AsyncGenerator<Difference> {
  const sealed = new Ahead(marks);
  const found = new Ahead(lines);
  let sealedLine = 1;
  let foundLine = 1;
  for (;;) {
    const alike = sameAtOnce(sealed, found);
    sealed.take(alike);
    found.take(alike);
    sealedLine += alike;
    foundLine += alike;
    const isLeft = [await sealed.hold(1), await found.hold(1)];
    if (isLeft.every((count) => count === 0)) return;
    if (markAt(found, 0) === sealed.at(0)) continue;
    const { fromSeal, fromFile } = await nearestCommon(sealed, found);
    for (let i = 0; i < Math.max(fromSeal, fromFile); i += 1) {
      const [mark, line] = [sealed.at(i), found.at(i)];
      yield {
        ...(mark !== undefined && i < fromSeal && { sealed: { line: sealedLine + i, mark } }),
        ...(line !== undefined &&
          i < fromFile && { found: { line: foundLine + i, mark: markOf(line), at: line.at } }),
      };
    }
    sealed.take(fromSeal);
    found.take(fromFile);
    sealedLine += fromSeal;
    foundLine += fromFile;
  }
}

/** How many of those that are held are the same. */
function sameAtOnce(sealed: Ahead<string>, found: Ahead<HashedLine>): number {
  const most = Math.min(sealed.held, found.held);
  let count = 0;
  while (count < most && markAt(found, count) === sealed.at(count)) count += 1;
  return count;
}

interface Skip {
  readonly fromSeal: number;
  readonly fromFile: number;
}

/** How many lines of each stand before the nearest one that both have. */
async function nearestCommon(sealed: Ahead<string>, found: Ahead<HashedLine>): Promise<Skip> {
  const inSeal = new Map<string, number>();
  const inFile = new Map<string, number>();
  for (let k = 0; k < farthest; k += 1) {
    await sealed.hold(k + 1);
    await found.hold(k + 1);
    const [mark, other] = [sealed.at(k), markAt(found, k)];
    if (mark === undefined && other === undefined) break;
    if (mark !== undefined && !inSeal.has(mark)) inSeal.set(mark, k);
    if (other !== undefined && !inFile.has(other)) inFile.set(other, k);
    const fromFile = mark === undefined ? undefined : inFile.get(mark);
    if (fromFile !== undefined) return { fromSeal: k, fromFile };
    const fromSeal = other === undefined ? undefined : inSeal.get(other);
    if (fromSeal !== undefined) return { fromSeal, fromFile: k };
  }
  return {
    fromSeal: Math.min(farthest, sealed.held),
    fromFile: Math.min(farthest, found.held),
  };
}

function markAt(lines: Ahead<HashedLine>, index: number): string | undefined {
  const line = lines.at(index);
  return line && markOf(line);
}
