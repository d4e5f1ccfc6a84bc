import { escapeTerminal } from '../text/escape-terminal.ts';
import { codeSpan } from './code-span.ts';

const longest = 1200;

/**
 * A word with the punctuation around it that means nothing to Markdown. Anything else (a host, an
 * address, a mention, a tag, a reference such as `GH-1`, a hash) becomes a code span.
 */
const word =
  /^["'(]*(?![A-Z]+-\d)(?![0-9a-f]{7,}(?![\p{L}\p{N}]))[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*(?:["')]*[.,:;!?]?["')]*)$/u;

const harmless = /^(?:["'().,:;!?]+|\/)$/;
const outside = /^(["'(]*)(.*?)([.,:;!?"')]*)$/su;

/**
 * A sentence that holds texts of the network as Markdown on one line: plain words stay, and
 * everything that a reader of Markdown could take for more is a code span. `values` are texts
 * that stand in the sentence and are one thing each, an issuer for example.
 */
export function prose(text: string, values: readonly string[] = []): string {
  const known = values.filter(
    (value) => value.trim() !== '' && !value.trim().split(' ').every(isWord),
  );
  return split(text.slice(0, longest * 4), known)
    .map(({ part, whole }) => (whole ? codeSpan(part, { max: longest }) : words(part)))
    .reduce(join, '');
}

/** Two code spans that touch would be one delimiter of two signs, and end as neither. */
function join(before: string, after: string): string {
  return `${before}${before.endsWith('`') && after.startsWith('`') ? ' ' : ''}${after}`;
}

/** The parts of a text, those that are one of the values apart; the longest value wins. */
function split(
  text: string,
  values: readonly string[],
): readonly { readonly part: string; readonly whole: boolean }[] {
  const ordered = values.toSorted((one, other) => other.length - one.length);
  let parts = [{ part: text, whole: false }];
  for (const value of new Set(ordered)) {
    parts = parts.flatMap((piece) => (piece.whole ? [piece] : pieces(piece.part, value)));
  }
  return parts;
}

function pieces(text: string, value: string): { part: string; whole: boolean }[] {
  return text
    .split(value)
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [{ part: value, whole: true }]),
      ...(part === '' ? [] : [{ part, whole: false }]),
    ]);
}

function words(text: string): string {
  return escapeTerminal(text, { max: longest }).split(' ').map(wordOf).join(' ');
}

function wordOf(text: string): string {
  if (text === '' || isWord(text) || harmless.test(text)) {
    return text;
  }
  const [, before = '', core = text, after = ''] = outside.exec(text) ?? [];
  return `${before}${codeSpan(core)}${after}`;
}

function isWord(text: string): boolean {
  return word.test(text);
}
