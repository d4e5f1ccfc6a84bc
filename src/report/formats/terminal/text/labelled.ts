import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { isNarrow, type Layout } from '../table-options.ts';

export interface LabelOptions {
  /** Plain ASCII. */
  readonly label: string;
  readonly layout: Layout;
  /** Cells of the text; default: 400. */
  readonly max?: number;
  readonly paint?: (line: string) => string;
}

const maxTextLength = 400;
const indent = '    ';

/**
 * A text from a file or the network as lines behind a label, the further ones indented as deep as
 * the label is wide; it is escaped, and cut at `max` cells.
 */
export function labelled(
  text: string,
  { label, layout, max = maxTextLength, paint = (line) => line }: LabelOptions,
): readonly string[] {
  const shown = escapeTerminal(text, { max });
  const room = layout.width - label.length;
  // What is to be pasted whole begins as far left as it can.
  if (isNarrow(layout) && hasWider(shown, room)) {
    const lines = wrapText(shown, { width: layout.width - indent.length });
    const head = label.trim() === '' ? [] : [label.trimEnd()];
    return [...head, ...lines.map((line) => `${indent}${paint(line)}`)];
  }
  return wrapText(shown, { width: room }).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${paint(line)}`,
  );
}

/** Whether a word of a text is wider than the room for it. */
export function hasWider(text: string, room: number): boolean {
  return text.split(' ').some((word) => cellWidth(word) > room);
}
