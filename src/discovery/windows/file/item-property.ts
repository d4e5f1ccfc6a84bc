import type { RegistryValue, SettingsFile } from '../settings-file.ts';
import { listedValue } from './listed-value.ts';

const maxNames = 500;
const path = /^PSPath\s{0,200}: Microsoft\.PowerShell\.Core\\Registry::/;

/**
 * Reads saved output of PowerShell's `Get-ItemProperty` of keys of the registry: `Name : value` lines
 * up to a blank one, of which `PSPath` names the key. Undefined for a text without one. What a value
 * is of type is not told: digits alone are a number.
 */
export function readItemProperties(lines: readonly string[]): SettingsFile | undefined {
  const values = lines.flatMap((line, at) => {
    return path.test(line) ? valuesAbove(lines, at) : [];
  });
  return values.length === 0 ? undefined : { kind: 'registry-query', values };
}

function valuesAbove(lines: readonly string[], at: number): readonly RegistryValue[] {
  const key = listedValue(lines, at).replace(/^.*Registry::/, '');
  const before = lines.slice(Math.max(0, at - maxNames), at);
  const start = before.findLastIndex((line) => line.trim() === '' || path.test(line)) + 1;
  return before.slice(start).flatMap((line, index) => {
    const [, name] = /^([^\s:][^:]{0,200}?)\s{0,200}: /.exec(line) ?? [];
    if (name === undefined) return [];
    const text = listedValue(lines, at - before.length + start + index);
    // A list, of bytes for one, is cut short by PowerShell.
    if (text.startsWith('{')) return [];
    return [{ key, name, data: /^\d{1,10}$/.test(text) ? Number(text) : text }];
  });
}
