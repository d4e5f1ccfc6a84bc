import { UnreadableRecord } from './unreadable-record.ts';

const lineFeed = 0x0a;
const headStart = Buffer.from('{"type":"head"');
// A head holds every target, and 40,000 of a list of Microsoft's take 28.
const maxHeadLength = 32 * 1024 * 1024;
const maxLineLength = 4 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines of UTF-8 text, without their ends. A last line without an end
 * is given as well.
 * @throws UnreadableRecord in one line where a head is longer than 32 MiB, or another line than 4 MiB: no line
 * of ours is.
 */
export async function* readLines(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  let isHead: boolean | undefined;
  const take = (part: Buffer): void => {
    length += part.length;
    parts.push(part);
    if (length <= maxLineLength) return;
    isHead ??= beginsAsHead(parts);
    if (isHead && length <= maxHeadLength) return;
    const limit = `${(isHead ? maxHeadLength : maxLineLength) / 1024 / 1024} MiB`;
    throw new UnreadableRecord(`line ${number} is longer than ${limit}`);
  };
  const end = (): string => {
    const line = Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    number += 1;
    isHead = undefined;
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

function beginsAsHead(parts: readonly Buffer[]): boolean {
  return Buffer.concat(parts, headStart.length).equals(headStart);
}
