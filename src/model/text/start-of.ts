/**
 * The first `most` characters of a text, in memory of their own; a text that is no longer is given
 * back as it is. V8 lets what `slice` and a match cut out of a longer text point into that text, so
 * that a line of a page keeps the whole page: whatever is kept of what may be longer goes through
 * here.
 */
export function startOf(text: string, most: number): string {
  return text.length <= most ? text : copyOf(text.slice(0, most));
}

/** The same text, in memory of its own. */
export function copyOf(text: string): string {
  // Two bytes a character only where one does not do.
  const coding = /[^\0-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, coding).toString(coding);
}
