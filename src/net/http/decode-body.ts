import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

type Headers = readonly (readonly [name: string, value: string])[];

const flushing = { finishFlush: constants.Z_SYNC_FLUSH };
/** A frame may ask for a window of gigabytes. */
const maxZstdWindow = 23;

/**
 * The content of a body behind its one coding (RFC 9110, section 8.4.1): gzip, deflate with or
 * without its wrapper, br, zstd. At most `most` bytes come out, whatever the factor, and what lies
 * behind them is never unpacked; a body that is cut gives its beginning. The body itself where it
 * has no coding, an unknown one or several, or where nothing can be unpacked.
 */
export async function decodeBody(
  body: Buffer,
  { headers, most }: { headers: Headers; most: number },
): Promise<Buffer> {
  const decoder = body.length === 0 ? undefined : decoderOf(codingOf(headers), body);
  if (decoder === undefined) return body;
  const parts: Buffer[] = [];
  let bytes = 0;
  decoder.end(body);
  try {
    for await (const part of decoder) {
      parts.push(Buffer.from(part));
      bytes += part.length;
      if (bytes >= most) break;
    }
  } catch {
    // What came before the fault is evidence all the same.
  } finally {
    decoder.destroy();
  }
  return bytes === 0 ? body : Buffer.concat(parts).subarray(0, most);
}

/** A body without the frames of the chunked transfer coding (RFC 9112, section 7.1). */
export function withoutChunks(body: Buffer, headers: Headers): Buffer {
  if (!/\bchunked\b/i.test(fieldOf(headers, 'transfer-encoding'))) return body;
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const size = end < 0 ? undefined : sizeOf(body.toString('latin1', at, Math.min(end, at + 40)));
    // The last chunk, a frame that is cut, or no frame at all: then it is kept as it came.
    if (!size) return parts.length === 0 && size === undefined ? body : Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function sizeOf(line: string): number | undefined {
  const digits = line.match(/^([\da-f]{1,8})(?:;|\s*$)/i)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

function codingOf(headers: Headers): string {
  return fieldOf(headers, 'content-encoding').trim().toLowerCase();
}

function decoderOf(coding: string, body: Buffer): Transform | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(flushing);
    case 'deflate':
      return isWrapped(body) ? createInflate(flushing) : createInflateRaw(flushing);
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return createZstdDecompress({
        finishFlush: constants.ZSTD_e_flush,
        params: { [constants.ZSTD_d_windowLogMax]: maxZstdWindow },
      });
    default:
      return undefined;
  }
}

// RFC 1950, section 2.2: some servers leave the wrapper of zlib away.
function isWrapped(body: Buffer): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

function fieldOf(headers: Headers, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}
