import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText, type Text } from '../../text/say.ts';

const maxWidth = 1200;

/** Lines that keep their blanks, in a fence. No line can end it: none of them is one. */
export function markdownCode(
  lines: readonly Text[],
  language: '' | 'sh' | 'powershell' = '',
): string[] {
  return [`\`\`\`${language}`, ...lines.map(codeLine), '```'];
}

function codeLine(line: Text): string {
  return escapeTerminal(plainText(line), { max: maxWidth }).replaceAll('```', '\\u{60}``');
}
