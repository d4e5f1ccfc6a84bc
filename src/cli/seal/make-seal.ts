import type { KeyObject } from 'node:crypto';
import { hashLines } from './hash-lines.ts';
import { headLine, linesPerRow, marksLine, totalLine } from './seal-lines.ts';
import { markOf, SealSum, type Sum } from './seal-sum.ts';

/** What takes a seal line by line. */
type Write = (line: string) => Promise<void>;

/**
 * Makes the seal of a file as it is read.
 * @param key what signs it; undefined: nothing does.
 * @returns what the file comes to.
 * @throws what reading or writing throws.
 */
export async function makeSeal(
  file: AsyncIterable<Buffer>,
  { key, write }: { readonly key: KeyObject | undefined; readonly write: Write },
): Promise<Sum> {
  const sum = new SealSum();
  let marks: string[] = [];
  await write(headLine());
  for await (const lines of hashLines(file)) {
    for (const line of lines) {
      sum.add(line);
      marks.push(markOf(line));
      if (marks.length < linesPerRow) continue;
      await write(marksLine(marks));
      marks = [];
    }
  }
  if (marks.length > 0) await write(marksLine(marks));
  const total = sum.sum();
  await write(totalLine(total, key));
  return total;
}
