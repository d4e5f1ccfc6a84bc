import { type SettingsFile, type ShownAccount, shownAccounts } from '../settings-file.ts';

const maxLines = 12;

/**
 * Reads output of `bitsadmin /util /getieproxy ACCOUNT`: a line that names the account, then what
 * is used (`AUTODETECT`, `AUTOSCRIPT`, `MANUAL`), the PAC URL, the list of proxies and the list of
 * what bypasses them, each behind its own colon. What the labels say differs by language; they
 * stand in this order. None for a text without such lines.
 */
export function readShowConnections(lines: readonly string[]): readonly SettingsFile[] {
  return lines.flatMap((line, at) => {
    const account = shownAccounts.find((one) =>
      new RegExp(`(?:^|[\\s:])${one}\\b`, 'i').test(line),
    );
    return account === undefined || /[\\/]util/i.test(line)
      ? []
      : (connectionOf({ account, line }, lines.slice(at + 1, at + 1 + maxLines)) ?? []);
  });
}

interface Heading {
  readonly account: ShownAccount;
  readonly line: string;
}

function connectionOf(
  { account, line }: Heading,
  lines: readonly string[],
): SettingsFile | undefined {
  const at = lines.findIndex((line) => /:\s*(?:AUTO|MANUAL|NO_PROXY|NO PROXY)/i.test(line));
  if (at < 0) return undefined;
  const usage = lines[at] ?? '';
  const end = lines.findIndex((line, index) => index > at && !line.includes(':'));
  const values = lines.slice(at + 1, end < 0 ? undefined : end).map(textBehind);
  const pac = values.find((value) => value !== undefined && /^[a-z]+:\/\//i.test(value));
  const [proxy, bypass] = values.filter((value) => value !== pac);
  const isManual = /MANUAL/i.test(usage);
  // Of a VPN by its name; that of the account itself is called <default>.
  const connection = /,[^:]{1,60}:\s{0,10}([^<\s][^<>]{0,200})$/.exec(line)?.[1]?.trim();
  return {
    kind: 'connection-shown',
    shown: {
      account,
      ...(connection && { connection }),
      autoDetect: /AUTO_?DETECT/i.test(usage),
      ...(pac && /AUTO_?SCRIPT/i.test(usage) && { pac }),
      ...(isManual && proxy && { proxy }),
      ...(isManual && proxy && bypass && { bypass }),
    },
  };
}

function textBehind(line: string): string | undefined {
  const value = line.slice(line.indexOf(':') + 1).trim();
  // <local> is an entry of a list; another word in brackets says in some language that there is none.
  const isNone = /^(?:\(.*\)|<(?!-?lo)[^<>]*>|NULL)$/i.test(value);
  return value === '' || isNone ? undefined : value;
}
