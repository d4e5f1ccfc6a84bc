/**
 * What moves a cursor, hides or turns round what stands beside it, and what JSON lets through as it
 * is: DEL and the C1 controls, format characters (bidi marks, zero-width joiners, tags), line and
 * paragraph separators.
 */
const harmful = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const plain = /^[\u0020-\u007e]*$/;

/**
 * A value as JSON, which a terminal can show as it is: the same value to whoever reads it, with
 * each character that would act on a screen written as `\uXXXX`. All JSON that leaves the process is
 * made here.
 * On one line, unless each level is to be indented by so many blanks.
 * @returns undefined where the value has no JSON.
 */
export function jsonText(value: unknown, indent?: number): string | undefined {
  // The types of Node know of no value without JSON.
  const text = JSON.stringify(value, undefined, indent) as string | undefined;
  return text === undefined || plain.test(text) ? text : text.replace(harmful, escaped);
}

/** Both halves of what takes two. */
function escaped(character: string): string {
  let codes = '';
  for (let at = 0; at < character.length; at += 1) {
    codes += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return codes;
}
