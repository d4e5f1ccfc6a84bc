/** Reads a blob from its start; every read beyond its end gives undefined. */
export interface BlobReader {
  /** An unsigned 32-bit number, little-endian. */
  readonly number: () => number | undefined;
  /** A length in bytes, and a text of one byte a character without a closing NUL. */
  readonly text: () => string | undefined;
}

/** A reader of the blobs in which WinHTTP and WinINET keep their settings. */
export function blobReader(bytes: Uint8Array): BlobReader {
  const blob = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = (): number | undefined => {
    if (at + 4 > blob.length) return undefined;
    at += 4;
    return blob.readUInt32LE(at - 4);
  };
  const text = (): string | undefined => {
    const length = number();
    if (length === undefined || at + length > blob.length) return undefined;
    at += length;
    return blob.toString('latin1', at - length, at);
  };
  return { number, text };
}
