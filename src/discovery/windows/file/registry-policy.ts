import { maxValues, type RegistryValue, type SettingsFile } from '../settings-file.ts';
import { decodeRegistryData } from './registry-data.ts';

const signature = 0x67655250;
const version = 1;
const open = 0x5b;
const close = 0x5d;
const semicolon = 0x3b;
/** A key has at most 255 characters in a label and 32 labels to be useful here. */
const maxNameLength = 16_384;

/**
 * Reads a `Registry.pol`: the header `PReg`, version 1, then `[key;value;type;size;data]` with
 * UTF-16LE signs between the parts ([MS-GPREG] 2.2.1). It names no hive: that of the machine is
 * taken, since nothing in the user's file is the sensor's. `**Del.Name` removes what an earlier
 * entry set; other entries that begin with `**` are passed over. Undefined for any other file, and `too-large`
 * for one of too many values; reading ends at the first entry that is cut or broken.
 */
export function readRegistryPolicy(bytes: Uint8Array): SettingsFile | 'too-large' | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 8 || file.readUInt32LE(0) !== signature || file.readUInt32LE(4) !== version) {
    return undefined;
  }
  const values = new Map<string, RegistryValue>();
  let at = 8;
  for (;;) {
    const entry = readEntry(file, at);
    if (entry === undefined) return { kind: 'registry-policy', values: [...values.values()] };
    at = entry.next;
    const { key, name, data } = entry;
    const removed = /^\*\*del\.(.*)$/i.exec(name)?.[1];
    if (removed !== undefined) values.delete(idOf(key, removed));
    else if (!name.startsWith('**')) values.set(idOf(key, name), { key, name, data });
    if (values.size > maxValues) return 'too-large';
  }
}

function idOf(key: string, name: string): string {
  return `${key}\n${name}`.toLowerCase();
}

interface Entry extends RegistryValue {
  readonly next: number;
}

function readEntry(file: Buffer, start: number): Entry | undefined {
  if (!isSign(file, start, open)) return undefined;
  const key = readText(file, start + 2);
  if (key === undefined || !isSign(file, key.next, semicolon)) return undefined;
  const name = readText(file, key.next + 2);
  if (name === undefined || !isSign(file, name.next, semicolon)) return undefined;
  const typeAt = name.next + 2;
  const sizeAt = typeAt + 6;
  const dataAt = sizeAt + 6;
  if (dataAt > file.length || !isSign(file, typeAt + 4, semicolon)) return undefined;
  const size = file.readUInt32LE(sizeAt);
  const next = dataAt + size;
  if (!isSign(file, sizeAt + 4, semicolon) || !isSign(file, next, close)) return undefined;
  const type = file.readUInt32LE(typeAt);
  const data = decodeRegistryData(file.subarray(dataAt, next), { type });
  return { key: `HKEY_LOCAL_MACHINE\\${key.text}`, name: name.text, data, next: next + 2 };
}

function isSign(file: Buffer, at: number, sign: number): boolean {
  return at + 2 <= file.length && file.readUInt16LE(at) === sign;
}

function readText(file: Buffer, start: number): { text: string; next: number } | undefined {
  const most = Math.min(file.length - 1, start + maxNameLength);
  for (let at = start; at < most; at += 2) {
    if (file.readUInt16LE(at) === 0) {
      return { text: file.toString('utf16le', start, at), next: at + 2 };
    }
  }
  return undefined;
}
