import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReportFile, writeReportFile } from './report-file.ts';

/** Makes a folder that its owner alone may look into, and those above it that are missing. @throws what the file system throws. */
export async function makeOwnFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Writes a file that its owner alone may read, whole or not at all, as it is. @throws what the file system throws. */
export async function writeOwnFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeReportFile(path, {}, () => [content]);
}

/**
 * The same for bytes that come piece by piece and are never held whole. What `isRight` says at their end to be not what was
 * meant leaves what was there as it was.
 * @returns whether it was written.
 * @throws what the file system throws, and the pieces.
 */
export async function writeOwnPieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  isRight: () => boolean,
): Promise<boolean> {
  const file = await openReportFile(path);
  try {
    for await (const piece of pieces) await file.write({}, () => [piece]);
    if (isRight()) {
      await file.finish();
      return true;
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.discard();
  return false;
}

/** Does work that needs a folder for a while. It is gone afterwards, whatever happens. */
export async function withPassingFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'netready-'));
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
