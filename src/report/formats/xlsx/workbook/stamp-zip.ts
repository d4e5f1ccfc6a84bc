const endOfDirectory = 0x06054b50;
const endLength = 22;

/**
 * Sets the time of every entry of a zip file, in place, so that the same content gives the same
 * bytes: the library takes the time of writing. UTC in MS-DOS format, which begins in 1980 and
 * counts in two seconds (APPNOTE.TXT 4.4.6). A file without entries, or one that is no zip without
 * a comment, stays as it is.
 */
export function stampZip(bytes: Uint8Array, moment: Date): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - endLength;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) {
    return;
  }
  const stamp = dosTime(moment);
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(entry + 42, true);
    view.setUint32(entry + 12, stamp, true);
    view.setUint32(local + 10, stamp, true);
    const name = view.getUint16(entry + 28, true);
    const extra = view.getUint16(entry + 30, true);
    const comment = view.getUint16(entry + 32, true);
    entry += 46 + name + extra + comment;
  }
}

/** Date in the upper half, time in the lower. */
function dosTime(moment: Date): number {
  const year = Math.min(Math.max(moment.getUTCFullYear() - 1980, 0), 127);
  const date = (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const seconds = Math.floor(moment.getUTCSeconds() / 2);
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | seconds;
  return ((date << 16) | time) >>> 0;
}
