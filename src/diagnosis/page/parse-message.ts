import type { Page } from './page.ts';

const maxHeaders = 200;

/**
 * Reads bytes that nobody parsed as an answer of HTTP/1 (RFC 9112, section 4), as leniently as a
 * browser: bare line feeds and folded fields are let pass. Where no status line came, all of it is
 * the body, and the status is 0.
 */
export function parseMessage(text: string): Page {
  const status = text.match(/^\s{0,9}HTTP\/\d(?:\.\d)? (\d{3})\b/)?.[1];
  if (status === undefined) return { status: 0, headers: [], body: text };
  const [end] = text.match(/\r?\n\r?\n/) ?? [''];
  const at = end === '' ? text.length : text.indexOf(end);
  return {
    status: Number(status),
    headers: headersOf(text.slice(0, at)),
    body: text.slice(at + end.length),
  };
}

function headersOf(head: string): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [];
  for (const line of head.split(/\r?\n/).slice(1)) {
    const last = headers.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    if (headers.length === maxHeaders) break;
  }
  return headers;
}
