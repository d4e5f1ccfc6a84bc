import { escapeTerminal } from '../../text/escape-terminal.ts';

/**
 * A text of the network or a file as a code span (CommonMark 6.1): what stands in one is no link,
 * no mention, no reference, no markup and no HTML to any reader of Markdown. What could end the
 * span or the cell of a table is written as its code point. At most `max` cells wide (default
 * 300); nothing at all for an empty text.
 */
export function codeSpan(text: string, options: { readonly max?: number } = {}): string {
  const safe = escapeTerminal(text, options).replace(/[`|]/g, escapeSign);
  return safe.trim() === '' ? '' : `\`${safe}\``;
}

function escapeSign(sign: string): string {
  return `\\u{${sign.charCodeAt(0).toString(16)}}`;
}
