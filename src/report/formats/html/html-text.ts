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
  return text.map(({ kind, text: piece }) => inElement(kind, escaped(piece))).join('');
}

/** The same for a cell: its names may break where they are parted, so that it is as narrow as a piece of one. */
export function htmlCell(text: Text): string {
  return text
    .map(({ kind, text: piece }) => {
      const html = escaped(piece);
      return inElement(kind, kind === 'name' ? breakable(html) : html);
    })
    .join('');
}

/** What acts on a terminal has no business in a page either, nor what turns the direction of reading. */
function escaped(piece: string): string {
  return escapeHtml(escapeTerminal(piece, { max: longest }));
}

function inElement(kind: Part['kind'], html: string): string {
  return kind === 'words' ? html : `<${elements[kind]}>${html}</${elements[kind]}>`;
}

/** Behind what parts it, and somewhere where nothing does. */
function breakable(html: string): string {
  if (html.length < unbroken) return html;
  return html.replace(/[./:_](?=\w)|[^./:_&;\s-]{30}(?=\w)/g, '$&<wbr>');
}

/** Plain characters as HTML, in an element or between the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
