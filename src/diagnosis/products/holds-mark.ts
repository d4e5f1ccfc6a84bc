/**
 * Whether a text holds a mark as words of its own (both in lower case): no "squid" in "squidward",
 * no "block.opendns.com" in "block.opendns.com.example". Digits may follow, as versions and the
 * numbers of pages do. Linear in the text.
 */
export function holdsMark(text: string, mark: string): boolean {
  const isName = /[a-z\d]\.[a-z]{2,}$/.test(mark);
  const [first = '', last = ''] = [mark.at(0), mark.at(-1)];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const before = at === 0 ? '' : text.charAt(at - 1);
    const end = at + mark.length;
    if (letterOrDigit.test(first) && letterOrDigit.test(before)) continue;
    if (letterOrDigit.test(last) && letter.test(text.charAt(end))) continue;
    if (isName && furtherLabel.test(text.slice(end, end + 2))) continue;
    return true;
  }
  return false;
}

const letter = /\p{L}/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
/** A name goes on: it is another host's. */
const furtherLabel = /^(?:[\p{L}\p{N}]|[.-][\p{L}\p{N}])/u;
