import type { UnreadReason } from '../../model/rules/ruling.ts';

/** A line of squid.conf, with those that continue it. */
export interface ConfigLine {
  /** Of the first of them, from 1. */
  readonly line: number;
  /** Of a file that the change names. */
  readonly file?: string;
  /** Without blanks around it and without the breaks within; its beginning, where it is cut. */
  readonly text: string;
  /** What Squid makes of it is not known, whatever it says. */
  readonly unread?: UnreadReason;
}

/** What Squid reads of a line at once (BUFSIZ of glibc, less what ends it). */
const mostOfLine = 8190;
/** All the lines of one that is continued. */
const mostOfWhole = 1024 * 1024;

/**
 * The lines of a squid.conf, without comments and blanks: one that ends in a backslash goes on in the next
 * (cache_cf.cc, parseOneConfigFile). A NUL ends what Squid sees of a line, so such a line is cut too.
 */
export function* configLines(text: string, file?: string): Generator<ConfigLine> {
  let number = 0;
  let whole: { line: number; text: string; isCut: boolean } | undefined;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    number += 1;
    const isLong = stop - at > mostOfLine;
    const raw = text.slice(at, Math.min(stop, at + mostOfLine));
    at = stop + 1;
    const own = raw.replace(/[\r\0].*$/s, '').replace(/^[ \t\v\f]+/, '');
    const isCut = isLong || raw.includes('\0');
    if (!isCut && (own === '' || own.startsWith('#'))) continue;
    const isFull = (whole?.text.length ?? 0) > mostOfWhole;
    whole = {
      line: whole?.line ?? number,
      text: isFull ? (whole?.text ?? '') : (whole?.text ?? '') + own,
      isCut: isCut || isFull || whole?.isCut === true,
    };
    if (whole.text.endsWith('\\')) {
      whole.text = whole.text.slice(0, -1);
      continue;
    }
    yield asLine(whole, file);
    whole = undefined;
  }
  if (whole) yield asLine(whole, file);
}

interface Whole {
  readonly line: number;
  readonly text: string;
  readonly isCut: boolean;
}

function asLine({ line, text, isCut }: Whole, file: string | undefined): ConfigLine {
  return {
    line,
    ...(file !== undefined && { file }),
    text: text.replace(/[ \t\v\f]+$/, ''),
    ...(isCut && { unread: 'too-much' }),
  };
}

/** The words of a line; one that begins with `#` ends it. */
export function wordsOf(text: string): readonly string[] {
  return untilComment(text.match(/[^ \t\r\n]+/g) ?? []);
}

/** The same where a backslash takes the next character into the word, as before a blank in a pattern. */
export function patternWordsOf(text: string): readonly string[] {
  return untilComment(text.match(/(?:\\.|[^ \t\r\n\\]|\\$)+/g) ?? []);
}

function untilComment(words: readonly string[]): readonly string[] {
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}
