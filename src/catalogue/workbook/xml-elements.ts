/** One start tag: its name without a prefix, and its attributes, decoded. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * The start tags of the given names in a part of a workbook, in order, whatever prefix they have.
 * Reads flat facts such as names, ids and references; it is no XML parser and knows no nesting.
 * Never throws; linear in the length of the text.
 */
export function* xmlElements(text: string, names: readonly string[]): Generator<XmlElement> {
  // Each repetition begins with a blank and ends with a quote, so there is one way to match.
  const tag = new RegExp(
    `<(?:[\\w.-]{1,40}:)?(${names.join('|')})((?:\\s+[\\w.:-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*/?>`,
    'g',
  );
  for (const [, name = '', attributes = ''] of text.matchAll(tag)) {
    yield { name, attributes: xmlAttributes(attributes) };
  }
}

/** The attributes in the text of a start tag, by their names without a prefix, decoded. */
export function xmlAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', one, other] of text.matchAll(
    /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    found.set(name.slice(name.indexOf(':') + 1), decodeXml(one ?? other ?? ''));
  }
  return found;
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A text with its predefined entities and character references as what they stand for (XML 1.0, 4.6). */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,4}));/gi, (whole, ...parts) => {
    const [decimal, hex, name] = parts as (string | undefined)[];
    if (name !== undefined) return predefined.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
