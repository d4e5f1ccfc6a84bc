import { maxValues, type RegistryValue, type SettingsFile } from '../settings-file.ts';
import { linesOf } from './lines-of.ts';

/** As many characters as a line may have: a value of 1 MiB in hexadecimal, and its name. */
const maxLineLength = 1 << 22;

/** A prompt, behind which the output of another command begins. */
const command = /^(?:PS )?[A-Z]:\\[^<>|\r\n]{0,200}>|\breg(?:\.exe)? query\b/i;
const ofProxies =
  /^(?:TelemetryProxyServer|ProxyServer|AutoConfigURL|ProxyPacUrl|Proxy Url|HTTPS?_PROXY)$/i;

/**
 * Reads saved output of `reg query`: a key by its full name on a line of its own, its values below
 * it, in columns set apart by four spaces. Undefined for a text that has no such line, and
 * `too-large` for one of too many values. What the command says in words (`(value not set)`) differs
 * by language and is never looked at. Values of proxies below no key, as a filter leaves them, are kept
 * with an empty one, to be told.
 */
export function readRegistryQuery(text: string): SettingsFile | 'too-large' | undefined {
  const values: RegistryValue[] = [];
  let key: string | undefined;
  let seen = false;
  for (const line of linesOf(text)) {
    if (line.length > maxLineLength) continue;
    if (/^HKEY_[A-Z_]+(?:\\|$)/i.test(line)) {
      key = line.trimEnd();
      continue;
    }
    if (command.test(line)) {
      key = undefined;
      continue;
    }
    const [, name, type, written = ''] =
      /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    if (key === undefined && !ofProxies.test(name)) continue;
    seen = true;
    const data = dataOf(type, written);
    if (data === undefined) continue;
    if (values.length === maxValues) return 'too-large';
    values.push({ key: key ?? '', name, data });
  }
  return seen ? { kind: 'registry-query', values } : undefined;
}

function dataOf(type: string, written: string): RegistryValue['data'] | undefined {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_QWORD':
      return /^0x[0-9a-f]{1,16}$/i.test(written.trim()) ? Number(written.trim()) : undefined;
    case 'REG_BINARY':
      return Buffer.from(written.replace(/[^0-9a-f]+/gi, ''), 'hex');
    case 'REG_MULTI_SZ':
      return written.replaceAll('\\0', '\n').trimEnd();
    default:
      return written;
  }
}
