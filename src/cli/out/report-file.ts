import { constants } from 'node:fs';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { documentWithoutSecrets } from './document-without-secrets.ts';
import { inBatches } from './in-batches.ts';
import { nameBeside, removeLitter } from './name-beside.ts';

type Chunks = Iterable<string | Uint8Array>;

type Write = <T extends object>(
  document: T,
  render: (document: T) => Chunks | Promise<Chunks>,
) => Promise<void>;

/** A report on its way into a file. */
export interface ReportFile {
  /** Adds a document as `render` has it, without secrets. */
  readonly write: Write;
  /** Puts it in its place. */
  readonly finish: () => Promise<void>;
  /** Leaves what was there as it was. */
  readonly discard: () => Promise<void>;
}

// It names a company's hosts and users.
const ownMode = 0o600;

/**
 * Opens a file for a report, which is written beside it and renamed at its end: a full disk or a
 * kill leaves the old one whole. A new file is its owner's alone; one that is replaced keeps its
 * mode. What is no regular file is written to as it is, and a pipe that nobody reads is an error
 * and no wait.
 * @throws what the file system throws.
 */
export async function openReportFile(path: string, mode: number = ownMode): Promise<ReportFile> {
  const place = await realpath(path).catch(() => path);
  const found = await stat(place).catch(() => undefined);
  if (found && !found.isFile()) return plainFile(await openDevice(path));
  removeLitter(place);
  const beside = nameBeside(place);
  let file: FileHandle;
  try {
    file = await open(beside, 'wx', mode);
  } catch (error) {
    // A file that may be written may stand in a folder that may not.
    if (found && isRefusal(error)) return plainFile(await open(place, 'w'));
    throw error;
  }
  const finish = async (): Promise<void> => {
    if (found) await file.chmod(found.mode & 0o777);
    await file.sync();
    await file.close();
    await rename(beside, place);
  };
  const discard = async (): Promise<void> => {
    await file.close().catch(() => {});
    await unlink(beside).catch(() => {});
  };
  return { write: writeTo(file), finish, discard };
}

/** Writes a whole report to a file. @throws what the file system throws. */
export async function writeReportFile<T extends object>(
  path: string,
  document: T,
  render: (document: T) => Chunks | Promise<Chunks>,
): Promise<void> {
  await writeInto(path, (file) => file.write(document, render));
}

/** The same for a document that is never held whole; each piece names the addresses that it asks for. */
export async function writePieces<T extends object>(
  path: string,
  pieces: AsyncIterable<T>,
  render: (piece: T) => string,
): Promise<void> {
  await writeInto(path, async (file) => {
    for await (const piece of pieces) await file.write(piece, (one) => [render(one)]);
  });
}

async function writeInto(path: string, write: (file: ReportFile) => Promise<void>): Promise<void> {
  const file = await openReportFile(path);
  try {
    await write(file);
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function plainFile(file: FileHandle): ReportFile {
  const close = (): Promise<void> => file.close();
  return { write: writeTo(file), finish: close, discard: close };
}

/** Without waiting for the other end of a pipe. */
async function openDevice(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    throw new Error(`ENXIO: nobody reads the pipe '${path}'`);
  }
}

function writeTo(file: FileHandle): Write {
  return async (document, render) => {
    const chunks = await render(documentWithoutSecrets(document));
    for (const batch of inBatches(chunks)) {
      const bytes = typeof batch === 'string' ? Buffer.from(batch) : batch;
      if (bytes.length === 0) await setImmediate();
      for (let at = 0; at < bytes.length; ) at += await writeSome(file, bytes.subarray(at));
    }
  };
}

const pauseMs = 5;

/** A pipe that is full takes more when its reader has read: the loop runs on meanwhile. */
async function writeSome(file: FileHandle, bytes: Uint8Array): Promise<number> {
  for (;;) {
    try {
      return (await file.write(bytes)).bytesWritten;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function isRefusal(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
}
