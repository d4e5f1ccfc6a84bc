import type { SettingsFile } from '../settings-file.ts';

/** More than a header, a proxy and its bypass list have no place in it, but for what a console adds. */
const maxLines = 1000;
const maxBlank = 10;

/**
 * Reads every saved output of `netsh winhttp show proxy` among lines, in any language, by position
 * as Microsoft's own analyzer does: a header, a blank line, then indented either one sentence
 * (direct) or two lines of a label, a colon and a value. The value begins behind the first colon
 * that blanks follow, since it may hold colons itself; a bypass list that is no plain ASCII, or
 * in brackets, says "none" in some language. A header without the word WinHTTP counts only where
 * nothing else is in the file. Of `netsh winhttp dump` the line that sets the proxy is read.
 */
export function readShowProxies(all: readonly string[]): readonly SettingsFile[] {
  const lines = all.map((line) => line.trimEnd());
  const isShort = lines.length <= maxLines;
  return lines.flatMap(
    (line, at) =>
      dumpedAt(line) ??
      ((isShort || /WinHTTP/i.test(line)) && isHeader(lines, at) ? (readAt(lines, at) ?? []) : []),
  );
}

/** A line of `netsh winhttp dump`, a script that sets the proxy again. */
function dumpedAt(line: string): SettingsFile | undefined {
  const [, proxy, bypass] =
    /^set proxy proxy-server="([^"]{1,5000})"(?: bypass-list="([^"]{0,20000})")?$/.exec(line) ?? [];
  if (proxy === undefined) return undefined;
  const isList = bypass !== undefined && !/^(?:\(.*\))?$/.test(bypass);
  return { kind: 'winhttp-proxy', shown: { proxy, ...(isList && { bypass }) } };
}

function readAt(lines: readonly string[], at: number): SettingsFile | undefined {
  const values = indentedAfter(lines, at);
  const isNamed = /WinHTTP/i.test(lines[at] ?? '');
  if (!isNamed && lines.filter((line) => line !== '').length !== values.length + 1)
    return undefined;
  const [first = '', second = ''] = values;
  const proxy = textBehindColon(first);
  if (values.length > 2 || (values.length === 2) !== (proxy !== undefined)) return undefined;
  if (proxy === undefined) return { kind: 'winhttp-proxy', shown: {} };
  const bypass = textBehindColon(second);
  const isList = bypass !== undefined && /^[!-'*-~][\t -~]*$/.test(bypass);
  return { kind: 'winhttp-proxy', shown: { proxy, ...(isList && { bypass }) } };
}

/** Ends in a colon (of full width in East Asia), with a blank line and then an indent below. */
function isHeader(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!/^\S/.test(line) || !/[:：]$|WinHTTP/iu.test(line)) return false;
  const next = lines.slice(at + 1, at + 1 + maxBlank).findIndex((other) => other !== '');
  return next > 0 && isIndented(lines[at + 1 + next] ?? '');
}

function indentedAfter(lines: readonly string[], at: number): readonly string[] {
  const near = lines.slice(at + 1, at + 1 + 2 * maxBlank);
  const start = near.findIndex((line) => line !== '');
  const block = start < 0 ? [] : near.slice(start, start + maxBlank);
  const end = block.findIndex((line) => !isIndented(line));
  return block.slice(0, end < 0 ? block.length : end);
}

function isIndented(line: string): boolean {
  return /^\s{2,}\S/.test(line);
}

function textBehindColon(line: string): string | undefined {
  const found = /:\s+|：\s*/u.exec(line);
  return found ? line.slice(found.index + found[0].length) || undefined : undefined;
}
