import { createHash, type Hash, hash } from 'node:crypto';

/** One line of a file, its line feed with it. */
export interface HashedLine {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Where in the file it begins, in bytes. */
  readonly at: number;
  /** In bytes. */
  readonly length: number;
}

const lineFeed = 0x0a;

/**
 * Cuts bytes behind each line feed, and hashes what lies between: as many lines at once as a chunk ends.
 * No line is held, however long. What stands behind the last line feed is a line as well.
 */
export async function* hashLines(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<readonly HashedLine[]> {
  let begun: Hash | undefined;
  let start = 0;
  let position = 0;
  for await (const chunk of bytes) {
    const lines: HashedLine[] = [];
    let from = 0;
    for (let feed = chunk.indexOf(lineFeed); feed >= 0; feed = chunk.indexOf(lineFeed, from)) {
      const rest = chunk.subarray(from, feed + 1);
      from = feed + 1;
      const sha256 = begun ? begun.update(rest).digest('hex') : hash('sha256', rest);
      lines.push({ sha256, at: start, length: position + from - start });
      begun = undefined;
      start = position + from;
    }
    if (from < chunk.length) begun = (begun ?? createHash('sha256')).update(chunk.subarray(from));
    position += chunk.length;
    yield lines;
  }
  if (begun) yield [{ sha256: begun.digest('hex'), at: start, length: position - start }];
}
