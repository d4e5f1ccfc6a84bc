const lineFeed = 0x0a;
// The head holds every target: 128 MiB carry the longest list that an audit takes.
const longestHead = 128 * 1024 * 1024;
const longestLine = 4 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines of UTF-8 text, without their ends. A last line without an end
 * is given as well.
 * @throws Error in one line where the first line is longer than 128 MiB, or another than 4 MiB: no
 * line of ours is.
 */
export async function* readLines(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Buffer): void => {
    length += part.length;
    const longest = number === 1 ? longestHead : longestLine;
    if (length > longest) {
      const limit = `${longest / 1024 / 1024} MiB`;
      throw new Error(`Cannot read the saved audit: line ${number} is longer than ${limit}`);
    }
    parts.push(part);
  };
  const end = (): string => {
    const line = Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of bytes) {
    let from = 0;
    // A line feed is no part of a longer UTF-8 sequence, so bytes can be searched for it.
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield end();
}
