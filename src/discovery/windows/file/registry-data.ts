import type { RegistryValue } from '../settings-file.ts';

/** REG_SZ, REG_EXPAND_SZ, REG_MULTI_SZ */
const texts: readonly number[] = [1, 2, 7];
const dword = 4;
const dwordBigEndian = 5;
const qword = 11;

/**
 * The bytes of a registry value as what they are by its type (winnt.h): texts are UTF-16LE, or
 * ANSI in files of Windows 9x, up to their closing NUL, with the parts of a REG_MULTI_SZ on lines
 * of their own; numbers are numbers; all else, and what is too short for its type, stays bytes.
 */
export function decodeRegistryData(
  bytes: Uint8Array,
  { type, ansi = false }: { readonly type: number; readonly ansi?: boolean },
): RegistryValue['data'] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (texts.includes(type)) {
    return withoutEnd(buffer.toString(ansi ? 'latin1' : 'utf16le')).replaceAll('\0', '\n');
  }
  if (type === dword && buffer.length >= 4) return buffer.readUInt32LE();
  if (type === dwordBigEndian && buffer.length >= 4) return buffer.readUInt32BE();
  if (type === qword && buffer.length >= 8) return Number(buffer.readBigUInt64LE());
  return bytes;
}

/** By hand: a regular expression takes quadratic time for NULs that are not at the end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end);
}
