import { decodeXml } from './xml-elements.ts';

/** What stands next in a part: a start tag, an end tag, or text. */
export type XmlToken =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly tag: string;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Here the markup is none, or breaks off; nothing comes after it. */
  | { readonly kind: 'damage' };

const tag =
  /<(\/?)(?:[\w.-]{1,40}:)?([\w.-]{1,80})((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

/**
 * The tags and texts of a part of a workbook, in order, names without their prefix, texts decoded.
 * Comments and instructions are passed over; entities that nobody may declare stay as written.
 * Never throws; linear in the length of the text.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) yield { kind: 'text', text: decodeXml(xml.slice(at, end)) };
    if (next < 0) return;
    const special = specials.find(({ opens }) => xml.startsWith(opens, next));
    if (special) {
      const closed = xml.indexOf(special.closes, next + special.opens.length);
      if (closed < 0) return yield { kind: 'damage' };
      if (special.isText) {
        yield { kind: 'text', text: xml.slice(next + special.opens.length, closed) };
      }
      at = closed + special.closes.length;
      continue;
    }
    tag.lastIndex = next;
    const found = tag.exec(xml);
    if (!found) return yield { kind: 'damage' };
    const [whole, ends, name = '', attributes = '', empty] = found;
    if (ends) yield { kind: 'end', name };
    else yield { kind: 'start', name, tag: attributes, isEmpty: empty !== '' };
    at = next + whole.length;
  }
}

const specials = [
  { opens: '<!--', closes: '-->', isText: false },
  { opens: '<![CDATA[', closes: ']]>', isText: true },
  { opens: '<?', closes: '?>', isText: false },
];
