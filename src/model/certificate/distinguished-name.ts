/** One attribute of a distinguished name, as it stands there. */
export interface NameAttribute {
  /** `CN`, `O`, `OU`, `emailAddress`, …, as printed; empty where none stands. */
  readonly type: string;
  /** Without escapes. */
  readonly value: string;
  /** The text that it was read from, its escapes included. */
  readonly text: string;
  /** What stands before it: empty for the first, else a comma, a plus sign or a new line. */
  readonly separator: string;
}

const separators = /(?:,\s?|\n|\s?\+\s?)/y;
const typed = /^\s*([A-Za-z][\w.-]*|\d+(?:\.\d+)+)=/;
const part = /(?:\\[\s\S]|[^\\,+\n])+/y;

/**
 * The attributes of a distinguished name in their order, as Node prints one: escaped as by RFC
 * 4514, on one line or several, in either order, several values of one level joined by a plus sign.
 * Never throws; what is no attribute belongs to the one before it.
 */
export function attributesOf(name: string): readonly NameAttribute[] {
  const found: NameAttribute[] = [];
  for (let at = 0; at < name.length; ) {
    const separator = take(separators, { name, at });
    const text = take(part, { name, at: at + separator.length });
    if (separator === '' && text === '') break;
    at += separator.length + text.length;
    const last = found.at(-1);
    if (last === undefined || typed.test(text)) found.push(attribute(text, separator));
    else found[found.length - 1] = attribute(`${last.text}${separator}${text}`, last.separator);
  }
  return found;
}

function take(pattern: RegExp, { name, at }: { name: string; at: number }): string {
  pattern.lastIndex = at;
  return pattern.exec(name)?.[0] ?? '';
}

function attribute(text: string, separator: string): NameAttribute {
  const [all = '', type = ''] = typed.exec(text) ?? [];
  return { type, value: plain(text.slice(all.length)).trim(), text, separator };
}

/** `\,` is a comma; two hexadecimal digits are a byte of UTF-8. */
function plain(text: string): string {
  return text.replace(/(?:\\[\da-f]{2})+|\\([\s\S])/gi, (escaped, single?: string) => {
    if (single !== undefined) return single;
    const bytes = escaped.match(/[\da-f]{2}/gi) ?? [];
    return new TextDecoder().decode(new Uint8Array(bytes.map((byte) => Number.parseInt(byte, 16))));
  });
}
