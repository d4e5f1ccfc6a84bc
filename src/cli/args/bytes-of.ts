import { createReadStream } from 'node:fs';
import { openSource } from './open-source.ts';
import { isSpooled } from './spool.ts';

const chunkBytes = 256 * 1024;

/**
 * The bytes of a file, of a pipe or a device as they come, and of standard input for `-`; opened when the
 * first of them is asked for: what the system says of it is thrown to who asks, and to nobody before.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const source = (await isSpooled(path))
    ? openSource(path)
    : createReadStream(path, { highWaterMark: chunkBytes });
  yield* source as AsyncIterable<Buffer>;
}
