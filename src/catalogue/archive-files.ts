import type { Readable } from 'node:stream';
import type { ZipFile } from 'yauzl';

/** Which files of an archive are wanted, and how much of them. */
export interface ArchiveWish {
  readonly wants: (name: string) => boolean;
  /** Files in the archive that are looked at. */
  readonly entries: number;
  /** A wanted file that is larger is passed over. */
  readonly fileBytes: number;
  /** Bytes of all of them together; what would lie beyond is passed over. */
  readonly totalBytes: number;
}

/**
 * The wanted files of a zip archive, unpacked, in their order. Declared sizes are believed only to
 * pass a file over; what is unpacked is counted as it comes. Encrypted files are passed over, and so
 * is one that is damaged.
 * @throws Error where it is no archive, or its directory is cut off or damaged.
 */
export async function archiveFiles(path: string, wish: ArchiveWish): Promise<readonly Buffer[]> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(path, { autoClose: false });
  try {
    return await wantedOf(zip, wish);
  } finally {
    zip.close();
  }
}

async function wantedOf(
  zip: ZipFile,
  { wants, entries, fileBytes, totalBytes }: ArchiveWish,
): Promise<readonly Buffer[]> {
  const found: Buffer[] = [];
  let seen = 0;
  let left = totalBytes;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > entries || left <= 0) break;
    if (!wants(entry.fileName) || entry.isEncrypted() || entry.uncompressedSize > fileBytes) {
      continue;
    }
    try {
      const stream = await zip.openReadStreamPromise(entry);
      const bytes = await bytesOf(stream, Math.min(fileBytes, left));
      left -= bytes?.length ?? fileBytes;
      if (bytes) found.push(bytes);
    } catch {
      // The other files may hold what this one does not.
    }
  }
  return found;
}

/** Undefined for more than was declared or is allowed. */
async function bytesOf(stream: Readable, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) {
      stream.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
