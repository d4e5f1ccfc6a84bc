/** 40,000 targets with five reasons each have some 1.8 million. */
const maxValues = 2_000_000;
const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];
/** What is shorter cannot take much. */
const minLength = 2 * maxValues;

/**
 * Whether a text of JSON may hold more values than a line of ours: three bytes, as `[],`, take forty
 * of memory once they are parsed. Signs within texts count as well, of which ours have few.
 */
export function isCrowded(text: string): boolean {
  if (text.length < minLength) return false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma || code === bracket || code === brace) values += 1;
  }
  return values > maxValues;
}
