import { decodeText } from './decode-text.ts';

const maxLines = 400;
const maxLineLength = 300;

/**
 * What a page shows, line by line: the texts between its tags, without scripts and styles, each as
 * a reader sees it and none of them empty. At most 400 lines of 300 bytes. Linear in the page.
 */
export function visibleLines(body: string): readonly string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < body.length && lines.length < maxLines) {
    const tag = body.indexOf('<', at);
    const end = tag < 0 ? body.length : tag;
    const line = decodeText(body.slice(at, Math.min(end, at + maxLineLength)));
    if (line !== '') lines.push(line);
    if (tag < 0) break;
    at = behind(body, tag);
  }
  return lines;
}

// Behind a tag; behind the whole of what is no text.
function behind(body: string, tag: number): number {
  if (body.startsWith('<!--', tag)) return past('-->', { body, from: tag });
  const name = body.slice(tag, tag + 7).match(/^<(script|style)/i)?.[1];
  const closing = name === undefined ? tag : closingOf(name, { body, from: tag });
  return past('>', { body, from: closing });
}

function past(end: string, { body, from }: { body: string; from: number }): number {
  const at = body.indexOf(end, from);
  return at < 0 ? body.length : at + end.length;
}

function closingOf(name: string, { body, from }: { body: string; from: number }): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(body)?.index ?? body.length;
}
