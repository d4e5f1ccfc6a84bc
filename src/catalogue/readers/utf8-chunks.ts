import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/**
 * A text file as UTF-8, piece by piece, whatever program wrote it: by its byte order mark, as UTF-16
 * where every other byte of its start is zero, as Windows-1252 where it is no UTF-8. Leaving early
 * closes it. @throws the system's error.
 */
export async function* utf8Chunks(file: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (isFirst) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
      isFirst = false;
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

/** The encoding of a text by its first bytes. */
export function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = start.subarray(0, 1024);
  const zeros = (odd: number): number =>
    sample.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const many = sample.length * 0.3;
  if (sample.length > 7 && zeros(1) > many && zeros(0) === 0) return 'utf-16le';
  if (sample.length > 7 && zeros(0) > many && zeros(1) === 0) return 'utf-16be';
  try {
    // A character may be cut at the end of what came.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
