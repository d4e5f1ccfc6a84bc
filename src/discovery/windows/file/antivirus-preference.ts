import { startOf } from '../../../model/text/start-of.ts';
import type { SettingsFile } from '../settings-file.ts';
import { listedValue } from './listed-value.ts';

const names = ['ProxyServer', 'ProxyPacUrl', 'ProxyBypass'] as const;
type Name = (typeof names)[number];
const maxLineLength = 10_000;
const maxLines = 500;

/**
 * Reads what `Get-MpPreference` says of proxies, whole or picked, as a list of `Name : value` lines or
 * as a table, which PowerShell makes of up to four values. Names are not translated, and their case
 * tells them from the label `Proxyserver:` of netsh in some languages. `ProxyBypass` is in braces, as
 * PowerShell writes a list; a long value goes on below. Undefined for a text without such lines.
 */
export function readAntivirusPreference(lines: readonly string[]): SettingsFile | undefined {
  const found = new Map<Name, string>();
  let seen = false;
  for (const [at, line] of lines.entries()) {
    if (line.length > maxLineLength) continue;
    const name = names.find((one) => new RegExp(`^\\s{0,40}${one}\\s{0,60}:`).test(line));
    const values =
      name === undefined ? tableAt(lines, at) : new Map([[name, listedValue(lines, at)]]);
    if (values.size === 0 || isOfRegistry(lines, at)) continue;
    seen = true;
    for (const [key, value] of values) if (value !== '') found.set(key, value);
  }
  return seen ? shown((name) => found.get(name)?.replace(/^\{(.*)\}$/, '$1')) : undefined;
}

/** Reads the same where it was turned into JSON. Undefined for any other text. */
export function readAntivirusJson(text: string): SettingsFile | undefined {
  if (!/^\s*\{/.test(startOf(text, 1000)) || !/"Proxy(?:Server|PacUrl)"/.test(text)) {
    return undefined;
  }
  const json = parsed(text);
  if (json === undefined || !names.some((name) => Object.hasOwn(json, name))) return undefined;
  return shown((name) => {
    const value = json[name];
    const list = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [value];
    return list.every((one) => typeof one === 'string') ? list.join(';') : undefined;
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shown(textOf: (name: Name) => string | undefined): SettingsFile {
  const [server, pac, list] = names.map(textOf);
  const bypass = list?.replaceAll(',', ';');
  return {
    kind: 'antivirus-shown',
    shown: { ...(server && { server }), ...(pac && { pac }), ...(bypass && { bypass }) },
  };
}

/** A header, a line of dashes under it, and a row whose cells begin where the dashes do. */
function tableAt(lines: readonly string[], at: number): ReadonlyMap<Name, string> {
  const [header = '', dashes = '', row = ''] = lines.slice(at, at + 3);
  if (!/^[\s-]*-{3,}[\s-]*$/.test(startOf(dashes, maxLineLength)) || row.length > maxLineLength) {
    return new Map();
  }
  const starts = [...dashes.matchAll(/-+/g)].map(({ index }) => index);
  return new Map(
    starts.flatMap((start, index) => {
      const end = starts[index + 1];
      const name = names.find((one) => one === header.slice(start, end).trim());
      return name === undefined ? [] : [[name, row.slice(start, end).trim()] as const];
    }),
  );
}

/** Settings of WinINET have a value of the same name: below, such a list names the key. */
function isOfRegistry(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at, at + maxLines);
  const end = below.findIndex((line) => line.trim() === '');
  return below.slice(0, end < 0 ? undefined : end).some((line) => /^PSPath\s*:/.test(line));
}
