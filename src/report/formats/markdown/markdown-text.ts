import type { Part, Text } from '../../text/say.ts';
import { codeSpan } from './code-span.ts';

const longest = 1200;

/**
 * Letters and digits with single blanks or hyphens between them mean nothing to Markdown; but for what
 * GitHub takes for the hash of a commit or for `GH-1`.
 */
const meansNothing = /^(?!.*[0-9a-f]{7})[\p{L}\p{N}]+(?:(?: |-(?!\p{N}))[\p{L}\p{N}]+)*$/u;

/** ASCII that starts markup, or ends the cell of a table. */
const markup = /[\\`*_{}[\]<>#~|$&@]/g;

/**
 * A text as Markdown on one line. What is a name or to be typed is a code span, and so is a text from
 * outside that could mean anything to a reader of Markdown; our own words are escaped.
 */
export function markdownText(text: Text): string {
  return text.map(markdownPart).reduce(join, '');
}

function markdownPart({ kind, text }: Part): string {
  if (kind === 'words') return text.replace(markup, '\\$&');
  if (kind === 'name') return codeSpan(text);
  const span = codeSpan(text, { max: longest });
  return kind === 'outside' && meansNothing.test(text) && span === `\`${text}\`` ? text : span;
}

/** Two code spans that touch would be one delimiter of two signs, and end as neither. */
function join(before: string, after: string): string {
  return `${before}${before.endsWith('`') && after.startsWith('`') ? ' ' : ''}${after}`;
}
