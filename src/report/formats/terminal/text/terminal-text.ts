import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText, type Text } from '../../../text/say.ts';

/** A text on one line of a terminal, whoever wrote it, of at most `max` cells (default 1,200). */
export function terminalText(text: Text, { max = 1200 }: { readonly max?: number } = {}): string {
  return escapeTerminal(plainText(text), { max });
}
