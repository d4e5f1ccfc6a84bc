import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText, type Text } from '../../text/say.ts';
import { element } from './html-element.ts';
import { escapeHtml } from './html-text.ts';

const maxWidth = 1200;

/** Lines whose breaks and blanks count. */
export function htmlCode(lines: readonly Text[]): string {
  return element('pre', lines.map(codeLine).join('\n'));
}

function codeLine(line: Text): string {
  return escapeHtml(escapeTerminal(plainText(line), { max: maxWidth }));
}
