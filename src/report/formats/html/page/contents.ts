import type { Block } from '../../../blocks/block.ts';
import type { Text } from '../../../text/say.ts';
import { htmlText } from '../html-text.ts';

/** A list of the sections of a page, by the anchors that `htmlBlocks()` gives them in their order. */
export function contents(parts: readonly (Block | { readonly kind: 'drawn' })[]): string {
  const items = parts
    .flatMap(titlesOf)
    .map((title, at) => `<li><a href="#s${at + 1}">${htmlText(title)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>\n`;
}

function titlesOf(part: Block | { readonly kind: 'drawn' }): readonly Text[] {
  if (part.kind === 'heading') return part.level === 2 ? [part.text] : [];
  return part.kind === 'entries' ? part.sections.map(({ title }) => title) : [];
}
