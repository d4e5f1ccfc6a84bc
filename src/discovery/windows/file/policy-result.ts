import type { RegistryValue, SettingsFile } from '../settings-file.ts';

/**
 * Reads saved output of `gpresult /z`: a line that names a value by its path below the hive, and
 * behind it one with the bytes of the value in decimal. The labels differ by language, and the
 * hive is told by a heading alone, so that it is HKLM here: the values that count are the machine's.
 * Undefined for a text without such lines.
 */
export function readPolicyResult(lines: readonly string[]): SettingsFile | undefined {
  const values = lines.flatMap((line, at): readonly RegistryValue[] => {
    const [, key, name] =
      /^\s{2,60}\S[^:]{0,60}:\s{1,60}(Software\\[^\r\n]{1,400})\\([^\\]{1,200})$/i.exec(line) ?? [];
    const [, bytes] =
      /^\s{2,60}\S[^:]{0,60}:\s{1,60}(\d{1,3}(?:, \d{1,3}){0,20000})\s*$/.exec(
        lines[at + 1] ?? '',
      ) ?? [];
    if (key === undefined || name === undefined || bytes === undefined) return [];
    return [{ key: `HKEY_LOCAL_MACHINE\\${key}`, name: name.trim(), data: dataOf(bytes) }];
  });
  return values.length === 0 ? undefined : { kind: 'registry-query', values };
}

/** Four bytes are a number; more are a text, as all values are that count here. */
function dataOf(written: string): RegistryValue['data'] {
  const bytes = Buffer.from(written.split(', ').map(Number));
  if (bytes.length === 4) return bytes.readUInt32LE();
  return bytes.toString('utf16le').replace(/\0$/, '').replaceAll('\0', '\n');
}
