import type { SettingsFile, ShownAdvancedProxy } from '../settings-file.ts';

const names: ReadonlyMap<string, keyof ShownAdvancedProxy> = new Map([
  ['proxyisenabled', 'proxyIsEnabled'],
  ['proxy', 'proxy'],
  ['proxybypass', 'proxyBypass'],
  ['autoconfigisenabled', 'autoConfigIsEnabled'],
  ['autoconfigurl', 'autoConfigUrl'],
  ['autodetect', 'autoDetect'],
  ['peruserproxysettings', 'perUser'],
]);

const maxTries = 200;
const maxJsonLength = 100_000;

const switches: readonly (keyof ShownAdvancedProxy)[] = [
  'proxyIsEnabled',
  'autoConfigIsEnabled',
  'autoDetect',
  'perUser',
];

/**
 * Reads every saved output of `netsh winhttp show advproxy` in a text (Windows 11, Server 2022):
 * three lines of a header in some language, then JSON; the JSON alone will do. Names are compared
 * without case, and a text of blanks is unset, as Windows writes it.
 */
export function readShowAdvancedProxies(text: string): readonly SettingsFile[] {
  const found: SettingsFile[] = [];
  let at = 0;
  for (let tries = 0; tries < maxTries; tries += 1) {
    const start = text.indexOf('{', at);
    const end = text.indexOf('}', start);
    if (start < 0 || end < 0) return found;
    at = end + 1;
    // Braces in braces are of another kind of JSON.
    const inner = text.lastIndexOf('{', end);
    if (inner !== start || end - start > maxJsonLength) continue;
    const header = text.slice(Math.max(0, start - 300), start);
    const file = readOne(header, text.slice(start, end + 1));
    if (file !== undefined) found.push(file);
  }
  return found;
}

function readOne(header: string, json: string): SettingsFile | undefined {
  const parsed = parse(json);
  if (parsed === undefined) return undefined;
  const shown: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(parsed)) {
    const name = names.get(key.toLowerCase());
    if (name === undefined) continue;
    const kept = switches.includes(name) ? switchOf(value) : textOf(value);
    if (kept !== undefined) shown[name] = kept;
  }
  const known = Object.keys(parsed).some((key) => names.has(key.toLowerCase()));
  if (!known && !(Object.keys(parsed).length === 0 && /WinHTTP/i.test(header))) return undefined;
  return { kind: 'winhttp-advanced-proxy', shown };
}

function parse(json: string): object | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function switchOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
