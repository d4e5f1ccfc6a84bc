import { StringDecoder } from 'node:string_decoder';

const longestLine = 4 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines of UTF-8 text, without their ends. A last line without an end
 * is given as well.
 * @throws Error in one line where a line is longer than 4 MiB: no line of ours is.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 1;
  for await (const chunk of bytes) {
    const parts = (rest + decoder.write(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield part;
      number += 1;
    }
    if (rest.length > longestLine) {
      throw new Error(`Cannot read the saved audit: line ${number} is longer than 4 MiB`);
    }
  }
  if (rest !== '') yield rest;
}
