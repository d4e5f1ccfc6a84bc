import { createReadStream } from 'node:fs';

const chunkBytes = 256 * 1024;

/**
 * The bytes of a file, opened when the first of them is asked for: what the system says of it is thrown
 * to who asks, and to nobody before.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
}
