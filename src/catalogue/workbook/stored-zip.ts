import { crc32 } from 'node:zlib';

/**
 * An archive of the given parts, without compression (APPNOTE.TXT 4.3). What a library gets to
 * read is written here, byte for byte, so that nothing of a hostile archive reaches it: no second
 * directory, no part that nobody asked for, no size that lies.
 */
export function storedZip(parts: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const path = Buffer.from(name);
    const body = Buffer.from(text);
    const facts = entryFacts({ path, body });
    directory.push(directoryEntry({ facts, path, offset }));
    pieces.push(Buffer.from('504b0304', 'hex'), facts, path, body);
    offset += 4 + facts.length + path.length + body.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return joined([...pieces, listing, end]);
}

/** What the local header and the directory say alike, from "version needed" on. */
function entryFacts({ path, body }: { readonly path: Buffer; readonly body: Buffer }): Buffer {
  const facts = Buffer.alloc(26);
  const utf8Names = 0x0800;
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(utf8Names, 2);
  facts.writeUInt32LE(crc32(body), 10);
  facts.writeUInt32LE(body.length, 14);
  facts.writeUInt32LE(body.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return facts;
}

function directoryEntry({
  facts,
  path,
  offset,
}: {
  readonly facts: Buffer;
  readonly path: Buffer;
  readonly offset: number;
}): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, rest, path]);
}

function joined(pieces: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
