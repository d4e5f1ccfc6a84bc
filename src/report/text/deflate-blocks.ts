import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Bytes that are compressed together: much more than deflate looks back, too few to be felt. */
const blockLength = 1 << 20;

/** Empty, and marked as the last (RFC 1951, section 3.2.6). */
const lastBlock = Uint8Array.of(3, 0);

/** What was compressed: its CRC-32, and how many bytes it was. */
export interface Deflated {
  readonly sum: number;
  readonly length: number;
}

/**
 * Texts compressed by deflate (RFC 1951), a piece a block, so that neither is ever held whole. The same
 * texts give the same bytes, where the same zlib writes them.
 */
export function* deflateBlocks(texts: Iterable<string>): Generator<Uint8Array, Deflated> {
  let sum = 0;
  let length = 0;
  for (const bytes of blocks(texts)) {
    sum = crc32(bytes, sum);
    length += bytes.length;
    // Ends on a whole byte, so that the next one can stand behind it.
    yield deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  }
  yield lastBlock;
  return { sum, length };
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
