import { copyOf } from '../../model/text/start-of.ts';
import type { RegistryValue, SettingsFile } from './settings-file.ts';

/**
 * The same file, with values of a registry in memory of their own: what is cut out of a text of 16 MiB
 * keeps all of it, and fifty thousand values of it twice.
 */
export function inOwnMemory(file: SettingsFile): SettingsFile {
  if (file.kind === 'several') return { ...file, parts: file.parts.map(inOwnMemory) };
  if (!('values' in file)) return file;
  const keys = new Map<string, string>();
  const kept = (key: string): string => {
    const known = keys.get(key) ?? copyOf(key);
    keys.set(known, known);
    return known;
  };
  const values = file.values.map(({ key, name, data }) => {
    return { key: kept(key), name: copyOf(name), data: dataOf(data) };
  });
  return { ...file, values };
}

function dataOf(data: RegistryValue['data']): RegistryValue['data'] {
  if (typeof data === 'number') return data;
  return typeof data === 'string' ? copyOf(data) : Uint8Array.from(data);
}
