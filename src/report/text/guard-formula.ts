/** What a spreadsheet takes for the start of a formula: also in full width, also after blanks. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/**
 * A text that no spreadsheet takes for a formula: one that begins like a formula, or with a tab
 * or a line break, gets an apostrophe in front (OWASP, "CSV Injection"). It is a part of the
 * text, so that it outlives a save, a copy and an edit in any program.
 */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
