import { escapeTerminal } from '../../text/escape-terminal.ts';
import type { Part, Text } from '../../text/say.ts';

const longest = 1200;
const unbroken = 16;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What each kind of part is to a browser: to be typed, a name, a text whose direction is its own. */
const elements: Readonly<Record<Exclude<Part['kind'], 'words'>, string>> = {
  code: 'kbd',
  name: 'code',
  outside: 'bdi',
};

/** A text as HTML that may stand in any element of flowing text. */
export function htmlText(text: Text): string {
  return text.map(htmlPart).join('');
}

function htmlPart({ kind, text }: Part): string {
  // What acts on a terminal has no business in a page either, nor what turns the direction of reading.
  const escaped = escapeHtml(escapeTerminal(text, { max: longest }));
  if (kind === 'words') return escaped;
  return `<${elements[kind]}>${kind === 'name' ? breakable(escaped) : escaped}</${elements[kind]}>`;
}

/** A name may break behind what parts it, and where nothing does, so that no table is as wide as one. */
function breakable(escaped: string): string {
  if (escaped.length < unbroken) return escaped;
  return escaped.replace(/[./:_](?=\w)|[^./:_&;\s-]{30}(?=\w)/g, '$&<wbr>');
}

/** Plain characters as HTML, in an element or between the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
