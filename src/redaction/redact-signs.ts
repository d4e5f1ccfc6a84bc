import { makerOf, signOf } from '../diagnosis/page/kinship.ts';
import { visibleLines } from '../diagnosis/page/visible-lines.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Redaction } from './redaction.ts';

type Header = readonly [name: string, value: string];

/**
 * What stands for a header that two answers of one sender have in common, and that says nothing
 * else: a tag, the name of a cookie, a header that few send. None for one that everybody sends.
 */
export function redactSign(header: Header, { names }: Redaction): readonly Header[] {
  const [name, own] = signOf(header) ?? [];
  if (name === undefined || own === undefined) return [];
  if (name === 'etag') return [[name, names.number(own, 'tag')]];
  if (name === 'set-cookie') return [[name, `${names.number(own, 'cookie')}=***`]];
  return [[names.number(name, 'x-header'), '***']];
}

/**
 * A `Server` field: `told`, what everybody may know of it, and a name for its maker where that is
 * another, the same in all that he made.
 */
export function redactMaker(server: string, { names, told }: Redaction & { told: string }): string {
  const maker = makerOf(server);
  if (maker === undefined || maker === makerOf(told)) return told;
  // Of letters alone, since makers are told apart by them.
  const letters = names
    .number(maker, 'maker')
    .replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  // A web server is known by how the field begins.
  const isBegun = server.trim().toLowerCase().startsWith(told);
  return isBegun ? `${told}-${letters}` : `${letters} ${told}`;
}

/** A line for each that a page shows: the same for the same one, and nothing of what it says. */
export function redactLines(body: string, { names }: Redaction): string {
  const lines = [...new Set(visibleLines(body))];
  return lines.map((line) => `<p>${names.number(line, 'line')}`).join('');
}

/**
 * Pseudonyms of which no two have a word in common, as titles are compared by their words:
 * `name1.company2` for `name-1.company-2.example`.
 */
export function asWords(names: Pseudonyms): Pseudonyms {
  const glued = (text: string): string =>
    text.replace(/-(\d+)/g, '$1').replace(/\.(?:example|internal)\d*$/, '');
  return {
    ...names,
    host: (text) => glued(names.host(text)),
    number: (text, kind) => glued(names.number(text, kind)),
  };
}
