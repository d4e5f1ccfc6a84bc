import type { SettingsFile } from '../settings-file.ts';
import { listedValue } from './listed-value.ts';

/**
 * Reads `Name : Value` lines of `Get-MpPreference`, whole or picked; names are not translated, and
 * their case tells them from the label `Proxyserver:` of netsh in some languages.
 * `ProxyBypass` in braces, as PowerShell writes a list; a long value goes on below. Undefined for a text without such lines.
 */
export function readAntivirusPreference(lines: readonly string[]): SettingsFile | undefined {
  const found = new Map<string, string>();
  let seen = false;
  for (const [at, line] of lines.entries()) {
    const [, name] =
      /^\s{0,40}(ProxyServer|ProxyPacUrl|ProxyBypass)\s{0,60}:(.{0,10000})$/.exec(line) ?? [];
    if (name === undefined) continue;
    seen = true;
    const value = listedValue(lines, at);
    const text = value.trim().replace(/^\{(.*)\}$/, '$1');
    if (text !== '') found.set(name.toLowerCase(), text);
  }
  if (!seen) return undefined;
  const server = found.get('proxyserver');
  const pac = found.get('proxypacurl');
  const bypass = found.get('proxybypass')?.replaceAll(',', ';');
  return {
    kind: 'antivirus-shown',
    shown: { ...(server && { server }), ...(pac && { pac }), ...(bypass && { bypass }) },
  };
}
