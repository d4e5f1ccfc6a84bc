import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** The files of a zip by name, folders left out, and the times of all its entries. */
export interface ZipContents {
  readonly parts: ReadonlyMap<string, string>;
  /** Date and time of each entry as MS-DOS has them. */
  readonly times: readonly (readonly [date: number, time: number])[];
}

/** Reads a zip from memory with a library that checks sizes and sums. */
export async function readZip(bytes: Uint8Array): Promise<ZipContents> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts = new Map<string, string>();
  const times: (readonly [number, number])[] = [];
  for await (const entry of zip.eachEntry()) {
    times.push([entry.lastModFileDate, entry.lastModFileTime]);
    if (!entry.fileName.endsWith('/')) {
      parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
    }
  }
  return { parts, times };
}
