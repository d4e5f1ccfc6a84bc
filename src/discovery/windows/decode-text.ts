/**
 * The text of a file that some Windows program wrote: by its byte order mark, else as UTF-16 where
 * every other byte of its start is zero, else as UTF-8 where it is valid, else one character a
 * byte. The last serves for every OEM and ANSI code page: what is read here (names, numbers,
 * signs) is ASCII in all of them, and no trail byte of cp932, cp936, cp949 or cp950 is a colon, a
 * blank or a line break. Never throws.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = byMark(bytes) ?? byZeros(bytes);
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

function byMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Two lines of ASCII at the start, as every kind of file has them, show which half is zero. */
function byZeros(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 64);
  const zerosAt = (parity: number): number =>
    start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const half = Math.floor(start.length / 2);
  if (half < 4) return undefined;
  if (zerosAt(1) > half * 0.6 && zerosAt(0) === 0) return 'utf-16le';
  if (zerosAt(0) > half * 0.6 && zerosAt(1) === 0) return 'utf-16be';
  return undefined;
}
