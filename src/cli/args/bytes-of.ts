import { readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { openSource } from './open-source.ts';
import { isSpooled } from './spool.ts';

const chunkBytes = 256 * 1024;
const smallBytes = 16 * 1024;

/**
 * The bytes of a file, of a pipe or a device as they come, and of standard input for `-`; opened when the
 * first of them is asked for: what the system says of it is thrown to who asks, and to nobody before.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  if (await isSpooled(path)) yield* openSource(path) as AsyncIterable<Buffer>;
  else yield* bytesIn(path);
}

/** A folder of a million small files asks for no more memory, and for no more turns, than they are worth. */
async function* bytesIn(path: string): AsyncGenerator<Buffer> {
  // What the system says of it is what it says where it is opened.
  const found = await stat(path).catch(() => undefined);
  // A folder opens, and says so without its name when it is read.
  if (found?.isDirectory()) throw new UsageError(`Cannot use ${quoted(path)}: it is a folder`);
  const size = found?.size ?? 0;
  if (size > 0 && size <= smallBytes) {
    yield readFileSync(path);
    return;
  }
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
