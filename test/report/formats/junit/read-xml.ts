/** An element as read: text and children apart. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/**
 * Reads a document of elements, attributes and text, as XML 1.0 has them.
 * @throws Error for whatever else, and for a character that no XML may hold.
 */
export function readXml(xml: string): XmlElement {
  const illegal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (illegal) throw new Error(`an illegal character at ${illegal.index}`);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token = /<(\/?)([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/?)>|[^<]+/gy;
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let read = 0;
  for (const [all, closes, name = '', attributes = '', isEmpty] of body.matchAll(token)) {
    read += all.length;
    const top = open.at(-1) ?? root;
    if (!all.startsWith('<')) top.text += decoded(all);
    else if (closes) {
      if (open.length < 2 || top.name !== name) throw new Error(`</${name}> closes ${top.name}`);
      open.pop();
    } else {
      const element: Open = {
        name,
        attributes: readAttributes(attributes),
        children: [],
        text: '',
      };
      top.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [document, ...others] = root.children;
  if (read !== body.length) throw new Error(`no XML: ${body.slice(read, read + 40)}`);
  if (open.length > 1 || !document || others.length > 0) throw new Error('not one element');
  if (root.text.trim() !== '') throw new Error('text beside the element');
  return document;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Open[];
  text: string;
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`twice: ${name}`);
    found[name] = decoded(value);
  }
  return found;
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('an end of CDATA in a text');
  return text.replace(/&([^;]*;)?/g, (entity) => {
    const character = entities[entity];
    if (character === undefined) throw new Error(`no entity: ${entity}`);
    return character;
  });
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#13;': '\r',
};
