import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All files of a zip. @throws Error where one is spoilt. */
export async function openZip(zip: Buffer): Promise<readonly ZippedFile[]> {
  const archive = await fromBufferPromise(zip, { validateEntrySizes: true });
  const files: ZippedFile[] = [];
  for await (const entry of archive.eachEntry()) {
    const bytes = await buffer(await archive.openReadStreamPromise(entry));
    files.push({ name: entry.fileName, bytes });
  }
  return files;
}
