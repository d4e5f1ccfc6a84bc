/** One block of a page: the little of Markdown that our own pages are written in. */
export type PageBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'item'; readonly marker: string; readonly text: string }
  /** A fenced block; its lines stand as they are. */
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] };

/**
 * The blocks of a Markdown page, in order. Known are headings, paragraphs, lists of one level and
 * fenced code; the lines of a paragraph and of an item become one. A fence without an end reaches
 * to the end of the page.
 */
export function readPage(page: string): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  const lines = page.split(/\r?\n/);
  let open = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const fence = /^```(.*)$/.exec(line);
    if (fence !== null) {
      const end = lines.indexOf('```', index + 1);
      const last = end < 0 ? lines.length : end;
      const language = fence[1]?.trim() ?? '';
      blocks.push({ kind: 'code', language, lines: lines.slice(index + 1, last) });
      index = last;
      open = false;
    } else if (line.trim() === '') open = false;
    else open = takeLine(line, { blocks, open });
  }
  return blocks;
}

/** Adds a line to the block that is open, or opens one; tells whether the next one may join it. */
function takeLine(line: string, { blocks, open }: { blocks: PageBlock[]; open: boolean }): boolean {
  const [, level, title] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
  if (level !== undefined && title !== undefined) {
    blocks.push({ kind: 'heading', level: level.length, text: title.trim() });
    return false;
  }
  const [, marker, item] = /^(-|\d{1,2}\.) +(.*)$/.exec(line) ?? [];
  const last = blocks.at(-1);
  if (marker !== undefined && item !== undefined) {
    blocks.push({ kind: 'item', marker, text: item.trim() });
  } else if (open && (last?.kind === 'text' || last?.kind === 'item')) {
    blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
  } else blocks.push({ kind: 'text', text: line.trim() });
  return true;
}
