import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Bytes that are compressed together: much more than deflate looks back, too few to be felt. */
const blockLength = 1 << 20;

/**
 * Texts compressed by gzip and written in Base64, a piece and a line a block, so that neither is ever held
 * whole. One member, as browsers insist (RFC 1952), whose header tells neither time nor system: the same
 * texts give the same bytes, where the same zlib writes them.
 */
export function* gzipBase64(texts: Iterable<string>): Generator<string> {
  let rest: Uint8Array = Buffer.alloc(0);
  for (const piece of gzip(texts)) {
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    if (whole > 0) yield `${bytes.toString('base64', 0, whole)}\n`;
    rest = bytes.subarray(whole);
  }
  if (rest.length > 0) yield `${Buffer.from(rest).toString('base64')}\n`;
}

/** Deflate, no flags, no time, no hint at its strength, no system (RFC 1952, section 2.3). */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** Empty, and marked as the last (RFC 1951, section 3.2.6). */
const lastBlock = Uint8Array.of(3, 0);

function* gzip(texts: Iterable<string>): Generator<Uint8Array> {
  yield header;
  let sum = 0;
  let length = 0;
  for (const bytes of blocks(texts)) {
    sum = crc32(bytes, sum);
    length += bytes.length;
    // Ends on a whole byte, so that the next one can stand behind it.
    yield deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  yield Buffer.concat([lastBlock, trailer]);
}

function* blocks(texts: Iterable<string>): Generator<Uint8Array> {
  let open: string[] = [];
  let length = 0;
  for (const text of texts) {
    open.push(text);
    length += text.length;
    if (length < blockLength) continue;
    yield Buffer.from(open.join(''));
    open = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(open.join(''));
}
