/** The number of a column by its letters (`A` is 1, `AA` 27); 0 for no letters. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
