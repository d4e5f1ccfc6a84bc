import { deflateBlocks } from './deflate-blocks.ts';

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

function* gzip(texts: Iterable<string>): Generator<Uint8Array> {
  yield header;
  const { sum, length } = yield* deflateBlocks(texts);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  yield trailer;
}
