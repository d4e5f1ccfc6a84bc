import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { Layout } from '../table-options.ts';

export interface LabelOptions {
  /** Plain ASCII. */
  readonly label: string;
  readonly layout: Layout;
  /** Cells of the text; default: 400. */
  readonly max?: number;
  readonly paint?: (line: string) => string;
}

const maxTextLength = 400;

/**
 * A text from a file or the network as lines behind a label, the further ones indented as deep as
 * the label is wide; it is escaped, and cut at `max` cells.
 */
export function labelled(
  text: string,
  { label, layout, max = maxTextLength, paint = (line) => line }: LabelOptions,
): readonly string[] {
  const shown = escapeTerminal(text, { max });
  return wrapText(shown, { width: layout.width - label.length }).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${paint(line)}`,
  );
}
