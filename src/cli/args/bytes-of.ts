import { open } from 'node:fs/promises';
import { openSource } from './open-source.ts';
import { isSpooled } from './spool.ts';

const chunkBytes = 256 * 1024;
const leastBytes = 4096;

/**
 * The bytes of a file, of a pipe or a device as they come, and of standard input for `-`; opened when the
 * first of them is asked for: what the system says of it is thrown to who asks, and to nobody before.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  if (await isSpooled(path)) yield* openSource(path) as AsyncIterable<Buffer>;
  else yield* bytesIn(path);
}

/** A folder of a million small files asks for no more memory than they hold, which a stream of bytes would. */
async function* bytesIn(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    // What the system makes up as it is read has no size.
    const length = size === 0 ? leastBytes : Math.min(chunkBytes, size + 1);
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
