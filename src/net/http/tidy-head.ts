import type { Sloppiness } from '../../model/finding/sloppiness.ts';
import { startOf } from '../../model/text/start-of.ts';

/** The head of a final answer as RFC 9112 would have it. */
export interface TidyHead {
  readonly kind: 'head';
  readonly status: number;
  /** Strict, with its empty line. */
  readonly head: Buffer;
  /** Where it ended in what came: the body follows. */
  readonly end: number;
  /** What was put in order. */
  readonly sloppy: readonly Sloppiness[];
}

/** `more`: its end has not come yet. `refused`: no client reads it so. */
export type Tidied =
  | TidyHead
  | { readonly kind: 'more' }
  | { readonly kind: 'refused' | 'too-large'; readonly why: string };

/** As browsers: Chromium reads 256 KiB, curl 300. */
export const maxHeadLength: number = 256 * 1024;
export const maxInterim: number = 16;

const statusLine = /^http(?:\/(\d{0,3}(?:\.\d{0,3})?))?[ \t]+(\d{3})(?:[ \t](.*))?$/is;
const token = /^[!#$%&'*+.^_`|~\da-z-]+$/i;

/**
 * Puts the head of an answer in order, where clients read what RFC 9112 forbids: bare line feeds, a
 * blank before the colon, folded fields, lines that are no field, a length said twice or beside
 * chunks, a status line in another spelling. Interim answers (1xx) before it are passed over.
 * Pure, linear, and never throws. What no client takes, or each for something else, is refused: no
 * status line, 101, NUL, lengths that differ.
 */
export function tidyHead(bytes: Buffer): Tidied {
  let start = 0;
  for (let interim = 0; interim <= maxInterim; interim += 1) {
    start = afterBlanks(bytes, start);
    const end = endOf(bytes, start);
    const text = bytes.toString('latin1', start, Math.min(end?.at ?? bytes.length, maxHeadLength));
    if (!mayBegin(text)) return { kind: 'refused', why: 'no status line' };
    if ((end?.at ?? bytes.length) > maxHeadLength) {
      return { kind: 'too-large', why: `a head of more than ${maxHeadLength} bytes` };
    }
    if (end === undefined) return { kind: 'more' };
    const found = read(text, bytes.toString('latin1', start, end.next));
    if (typeof found === 'string') return { kind: 'refused', why: found };
    if (found.status >= 200) return { kind: 'head', end: end.next, ...found };
    start = end.next;
  }
  return { kind: 'too-large', why: `more than ${maxInterim} interim answers` };
}

// Robust clients pass over empty lines before a message (RFC 9112, section 2.2).
function afterBlanks(bytes: Buffer, start: number): number {
  let at = start;
  while (at < start + 8 && (bytes[at] === 13 || bytes[at] === 10)) at += 1;
  return at;
}

function endOf(bytes: Buffer, start: number): { at: number; next: number } | undefined {
  const bare = bytes.indexOf('\n\n', start);
  const full = bytes.indexOf('\n\r\n', start);
  if (bare < 0 && full < 0) return undefined;
  const isBare = bare >= 0 && (full < 0 || bare < full);
  return isBare ? { at: bare, next: bare + 2 } : { at: full, next: full + 3 };
}

function mayBegin(text: string): boolean {
  const [line = '', rest] = startOf(text, 4096).split('\n', 2);
  if (rest !== undefined) return statusLine.test(line.replace(/\r$/, ''));
  const opening = startOf(line, 4).toLowerCase();
  return 'http'.startsWith(opening);
}

function read(text: string, whole: string): Omit<TidyHead, 'kind' | 'end'> | string {
  const sloppy = new Set<Sloppiness>();
  if (/(?<!\r)\n/.test(whole)) sloppy.add('bare-line-feed');
  const [line = '', ...rest] = text.split('\n').map((one) => one.replace(/\r$/, ''));
  const [, version = '', code = '', reason = ''] = statusLine.exec(line) ?? [];
  const status = Number(code);
  if (rest.some((one) => one.includes('\0'))) return 'a NUL in the head';
  if (status < 100) return 'no status of HTTP';
  if (status === 101) return 'an upgrade that nobody asked for';
  if (!/^HTTP\/1\.[01] \d{3}(?: |$)/.test(line)) sloppy.add('odd-status-line');
  const fields = framed(fieldsOf(rest, sloppy), sloppy);
  if (typeof fields === 'string') return fields;
  const minor = /^(?:0|1\.0|)$/.test(version) ? '1.0' : '1.1';
  const first = `HTTP/${minor} ${code} ${printable(reason)}`.trimEnd();
  const lines = [first, ...fields.map(([name, value]) => `${name}: ${value}`)];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return { status, head, sloppy: [...sloppy] };
}

type Field = [name: string, value: string];

function fieldsOf(lines: readonly string[], sloppy: Set<Sloppiness>): Field[] {
  const fields: Field[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      sloppy.add('folded-field');
      if (last) last[1] = `${last[1]} ${printable(line).trim()}`.trim();
      continue;
    }
    const colon = line.indexOf(':');
    const named = line.slice(0, Math.max(colon, 0));
    const name = named.trimEnd();
    if (!token.test(name)) {
      sloppy.add('malformed-field');
      continue;
    }
    if (name !== named) sloppy.add('blank-before-colon');
    const value = line.slice(colon + 1).trim();
    if (printable(value) !== value) sloppy.add('control-character');
    fields.push([name, printable(value)]);
  }
  return fields;
}

/** The fields with one length at the most; a word where nobody knows which counts. */
function framed(fields: readonly Field[], sloppy: Set<Sloppiness>): readonly Field[] | string {
  const isChunked = fields.some(
    ([name, value]) => isNamed(name, 'transfer-encoding') && /\bchunked\b/i.test(value),
  );
  const said = fields.filter(([name]) => isNamed(name, 'content-length'));
  const lengths = said.flatMap(([, value]) => value.split(',').map((part) => part.trim()));
  const numbers = lengths.filter((length) => /^\d+$/.test(length)).map(Number);
  const sound = [...new Set(numbers.filter(Number.isSafeInteger))];
  if (sound.length > 1 && !isChunked) return 'lengths of the body that differ';
  if (said.length > 0 && isChunked) sloppy.add('length-beside-chunks');
  else if (sound.length > 0 && lengths.length > 1) sloppy.add('doubled-length');
  else if (lengths.length > sound.length) sloppy.add('malformed-length');
  const others = fields.filter(([name]) => !isNamed(name, 'content-length'));
  return isChunked
    ? others
    : [...others, ...sound.map((length): Field => ['Content-Length', String(length)])];
}

function isNamed(name: string, wanted: string): boolean {
  return name.toLowerCase() === wanted;
}

// A carriage return alone ends no line for anybody, and other controls are let pass by most.
function printable(text: string): string {
  return text.replace(/(?![\t\u0080-\u009f])\p{Cc}/gu, ' ');
}
