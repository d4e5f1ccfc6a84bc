import { startOf } from '../../../model/text/start-of.ts';
import { maxValues, type RegistryValue, type SettingsFile } from '../settings-file.ts';
import { linesOf } from './lines-of.ts';
import { decodeRegistryData } from './registry-data.ts';

const start = /^\uFEFF?(?:Windows Registry Editor Version 5\.00|REGEDIT4)[ \t]*$/gim;
const maxExports = 100;
/** Each looks through all keys before it. */
const maxRemovals = 100;

/** Every export in a text: each begins with its first line, wherever that stands. */
export function readRegistryExports(text: string): readonly (SettingsFile | 'too-large')[] {
  const starts = [...text.matchAll(start)].slice(0, maxExports).map(({ index }) => index);
  return starts.flatMap((at, index) => readRegistryExport(text.slice(at, starts[index + 1])) ?? []);
}

/**
 * Reads what `reg export` or the registry editor wrote (`Windows Registry Editor Version 5.00`, or
 * `REGEDIT4`), as importing it would leave the registry: a later value replaces an earlier one,
 * `"Name"=-` and `[-Key]` remove. Undefined for a text that is no such file, and `too-large` for one of
 * too many values; lines that cannot be read are passed over. Format: Microsoft's KB 310516.
 *
 * @internal Exported for its tests.
 */
export function readRegistryExport(text: string): SettingsFile | 'too-large' | undefined {
  if (!/^(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*$/i.test(firstLine(text))) {
    return undefined;
  }
  const ansi = /^REGEDIT4/i.test(firstLine(text));
  const keys = new Map<string, Map<string, RegistryValue>>();
  let key: string | undefined;
  let assigned = 0;
  let removals = 0;
  for (const line of logicalLines(text)) {
    const [, minus, path] = /^\s*\[(-?)([^\r\n]*)\]\s*$/.exec(line) ?? [];
    if (path !== undefined) {
      key = minus ? undefined : path;
      if (minus) {
        removals += 1;
        forget(keys, path.toLowerCase());
      }
      if (removals > maxRemovals) return 'too-large';
      continue;
    }
    if (key !== undefined && assign(keys, { key, line, ansi })) assigned += 1;
    if (assigned > maxValues) return 'too-large';
  }
  const values = [...keys.values()].flatMap((named) => [...named.values()]);
  return { kind: 'registry-export', values };
}

function firstLine(text: string): string {
  return startOf(text.trimStart(), 200).split(/[\r\n]/, 1)[0] ?? '';
}

/** A line that ends in a backslash goes on in the next one, however that is indented. */
function* logicalLines(text: string): Generator<string> {
  const parts: string[] = [];
  for (const line of linesOf(text)) {
    if (/^\s*;/.test(line)) continue;
    // Only binary data goes on: a text may end in a backslash before its quotation mark alone.
    const goesOn = /[,:]\s*\\\s*$/.test(line) || (parts.length > 0 && /\\\s*$/.test(line));
    parts.push(goesOn ? line.replace(/\\\s*$/, '').trim() : line.trim());
    if (goesOn) continue;
    yield parts.join('');
    parts.length = 0;
  }
  if (parts.length > 0) yield parts.join('');
}

function forget(keys: Map<string, unknown>, path: string): void {
  for (const known of keys.keys()) {
    if (known === path || known.startsWith(`${path}\\`)) keys.delete(known);
  }
}

/** @returns whether the line is of a value. */
function assign(
  keys: Map<string, Map<string, RegistryValue>>,
  { key, line, ansi }: { readonly key: string; readonly line: string; readonly ansi: boolean },
): boolean {
  const [, quotedName, written] = /^(?:"((?:[^"\\]|\\.)*)"|@)\s*=\s*(.*)$/.exec(line) ?? [];
  if (written === undefined) return false;
  const name = unquoted(quotedName ?? '');
  const id = key.toLowerCase();
  const named = keys.get(id) ?? new Map<string, RegistryValue>();
  if (written.trim() === '-') {
    named.delete(name.toLowerCase());
    return true;
  }
  const data = dataOf(written, ansi);
  if (data === undefined) return false;
  named.set(name.toLowerCase(), { key, name, data });
  keys.set(id, named);
  return true;
}

function dataOf(written: string, ansi: boolean): RegistryValue['data'] | undefined {
  const text = /^"((?:[^"\\]|\\.)*)"?\s*(?:;.*)?$/.exec(written)?.[1];
  if (text !== undefined) return unquoted(text);
  const number = /^dword:([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(written)?.[1];
  if (number !== undefined) return Number.parseInt(number, 16);
  const [, type = '3', hex] =
    /^hex(?:\(([0-9a-f]{1,8})\))?:([0-9a-f,\s]*)(?:;.*)?$/i.exec(written) ?? [];
  if (hex === undefined) return undefined;
  const bytes = Buffer.from(hex.replace(/[^0-9a-f]+/gi, ''), 'hex');
  return decodeRegistryData(bytes, { type: Number.parseInt(type, 16), ansi });
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
