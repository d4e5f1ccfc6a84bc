import { wrapText } from '../../../text/wrap-text.ts';
import type { ExplainedBlock } from '../../../view/findings/explained-kind.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

const indent = '  ';
const codeIndent = '    ';

/**
 * Blocks as lines for a terminal, an empty line between them: headings at the margin, text
 * indented and wrapped, code indented and never wrapped, links as their words alone.
 */
export function blockLines(blocks: readonly ExplainedBlock[], layout: Layout): readonly string[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const joins = block.kind === 'item' && before?.kind === 'item';
    const follows = before?.kind === 'heading' && before.level > 1;
    return [...(index === 0 || joins || follows ? [] : ['']), ...linesOf(block, layout)];
  });
}

function linesOf(block: ExplainedBlock, { width, paint }: Layout): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return wrapText(plain(block.text), { width }).map((line) => paint('heading', line));
    case 'code':
      return block.lines.map((line) => (line === '' ? '' : paint('note', `${codeIndent}${line}`)));
    case 'text':
      return hanging(plain(block.text), { width, first: indent });
    case 'told':
      return hanging(terminalText(block.text), { width, first: indent });
    case 'item':
      return hanging(plain(block.text), { width, first: `${indent}${block.marker} ` });
  }
}

function hanging(text: string, { width, first }: { width: number; first: string }): string[] {
  return wrapText(text, { width: width - first.length }).map(
    (line, index) => `${index === 0 ? first : ' '.repeat(first.length)}${line}`,
  );
}

/** Links as what is read of them. */
function plain(text: string): string {
  return text.replaceAll(/\[([^\]]{1,200})\]\([^)\s]{1,200}\)/g, '$1');
}
