const maxValues = 1_000_000;
const maxObjects = 250_000;
const deepest = 32;

/**
 * Why a text of JSON would take too much memory once it is parsed, in a few words: a pair of
 * brackets is two bytes of the file and a hundred of memory. `undefined` where it would not. It may
 * be no JSON at all.
 */
export function tooLargeJson(text: string): string | undefined {
  let values = 0;
  let objects = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfText(text, at);
    else if (character === ',') values += 1;
    else if (character === '[' || character === '{') {
      objects += 1;
      depth += 1;
    } else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepest) return `nested deeper than ${deepest}`;
    if (values > maxValues) return `a list of more than ${maxValues} values`;
    if (objects > maxObjects) return `one of more than ${maxObjects} lists and objects`;
  }
  return undefined;
}

/** Where a text ends that begins here: at its quote, or with the file. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
