import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** Path in it, ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A zip of files (APPNOTE.TXT 6.3), below 4 GB. All have the same time, 1980-01-01, so that the same files give the
 * same bytes.
 */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(firstDay, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const path = Buffer.from(name, 'latin1');
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([words(0x02014b50), fields.subarray(0, 2), fields, tail, path]));
    const head = Buffer.concat([words(0x04034b50), fields, path]);
    pieces.push(head, packed);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, directory, words(0x06054b50), end]);
}

const firstDay = 0x21;

function words(signature: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
