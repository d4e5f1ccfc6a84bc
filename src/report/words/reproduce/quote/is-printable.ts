/**
 * Whether a text may stand in a line to paste at all. A terminal acts upon control characters of what
 * is pasted before any shell reads it (one of them ends a bracketed paste), and what nobody sees, or
 * what turns the direction of reading, would hide what a line does.
 */
export function isPrintable(text: string): boolean {
  return plain.test(text) || !/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

const plain = /^[\x20-\x7e]*$/;
