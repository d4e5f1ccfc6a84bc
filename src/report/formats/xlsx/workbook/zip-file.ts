import { deflateBlocks } from '../../../text/deflate-blocks.ts';

/** A file in a zip, by its path, as the texts that it is made of. */
export interface ZipPart {
  readonly name: string;
  readonly texts: Iterable<string>;
}

/**
 * Parts as the bytes of a zip file (APPNOTE.TXT 6.3), each of them compressed while it is made, so that what is held
 * is compressed. All have one time, so that the same parts give the same bytes. Names are ASCII; below 4 GB.
 */
export function zipFile(parts: Iterable<ZipPart>, moment: Date): Uint8Array {
  const stamp = dosTime(moment);
  const pieces: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const { name, texts } of parts) {
    const { data, ...sums } = compressed(texts);
    const fields = { ...sums, stamp, name: Buffer.from(name) };
    const head = localHeader(fields);
    entries.push(directoryEntry(fields, offset));
    pieces.push(head, ...data);
    offset += head.length + fields.packed;
  }
  const directory = Buffer.concat(entries);
  return Buffer.concat([...pieces, directory, endOf(entries.length, { directory, offset })]);
}

interface Fields {
  readonly sum: number;
  readonly length: number;
  readonly packed: number;
  readonly stamp: number;
  readonly name: Uint8Array;
}

function compressed(
  texts: Iterable<string>,
): Pick<Fields, 'sum' | 'length' | 'packed'> & { readonly data: readonly Uint8Array[] } {
  const blocks = deflateBlocks(texts);
  const data: Uint8Array[] = [];
  let packed = 0;
  for (;;) {
    const { done, value } = blocks.next();
    if (done) return { ...value, packed, data };
    data.push(value);
    packed += value.length;
  }
}

/** Deflate, which takes version 2.0 to read. */
const version = 20;
const deflate = 8;

function localHeader({ sum, length, packed, stamp, name }: Fields): Uint8Array {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(deflate, 8);
  head.writeUInt32LE(stamp, 10);
  head.writeUInt32LE(sum, 14);
  head.writeUInt32LE(packed, 18);
  head.writeUInt32LE(length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryEntry({ sum, length, packed, stamp, name }: Fields, offset: number): Uint8Array {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(deflate, 10);
  entry.writeUInt32LE(stamp, 12);
  entry.writeUInt32LE(sum, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOf(
  count: number,
  { directory, offset }: { readonly directory: Uint8Array; readonly offset: number },
): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** UTC, from 1980 on and in two seconds: date in the upper half, time in the lower. */
function dosTime(moment: Date): number {
  const year = Math.min(Math.max(moment.getUTCFullYear() - 1980, 0), 127);
  const date = (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const seconds = Math.floor(moment.getUTCSeconds() / 2);
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | seconds;
  return ((date << 16) | time) >>> 0;
}
