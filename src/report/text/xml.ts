/** Attributes by name; what is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="…">`, or `<name a="…"/>` where it holds nothing. Names are ours, values are escaped. */
export function openTag(name: string, attributes: XmlAttributes, end: '>' | '/>' = '>'): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  return `<${name}${written.join('')}${end}`;
}

/** An element with a text in it; without one where there is none. */
export function textElement(name: string, attributes: XmlAttributes, text: string): string {
  return text === ''
    ? openTag(name, attributes, '/>')
    : `${openTag(name, attributes)}${escapeXml(text)}</${name}>`;
}

/**
 * A text as content or attribute of XML 1.0. What no XML may hold, escaped or not (section 2.2:
 * most control characters, lone surrogates, U+FFFE and U+FFFF), becomes U+FFFD. Each `>` is escaped,
 * so that no `]]>` is left; a carriage return, which a reader would take for a line feed, too.
 */
function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(illegal, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('\r', '&#13;');
}

/** What is not plain ASCII, or is written another way. */
const special = /[^\n\t\x20-\x7e]|[&<>"']/;
const illegal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
