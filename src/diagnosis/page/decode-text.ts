/**
 * The text of a page as a reader sees it: UTF-8 read where the bytes (given as latin1) are valid
 * UTF-8, character references resolved, white space and control characters collapsed to one space.
 */
export function decodeText(bytes: string): string {
  return withoutReferences(withoutUtf8(bytes))
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

function withoutUtf8(bytes: string): string {
  // Beyond latin1 it is text already.
  if (!/[\x80-\xff]/.test(bytes) || /[^\0-\xff]/.test(bytes)) return bytes;
  const codes = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  // What is cut may end within a character; anything else that is no UTF-8 is another charset.
  const text = new TextDecoder().decode(codes).replace(/\ufffd{1,3}$/, '');
  return text.includes('\ufffd') ? bytes : text;
}

function withoutReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,7}));/gi, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[];
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    // Neither beyond Unicode nor half of a pair.
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
      ? whole
      : String.fromCodePoint(code);
  });
}

// HTML's names of latin1 from 160 on, in order, as the pages of European products use them.
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
  'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute ' +
  'icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml';

const named: ReadonlyMap<string, string> = new Map([
  ...latin1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '\u2013'],
  ['mdash', '\u2014'],
  ['lsquo', '\u2018'],
  ['rsquo', '\u2019'],
  ['ldquo', '\u201c'],
  ['rdquo', '\u201d'],
  ['hellip', '\u2026'],
  ['trade', '\u2122'],
]);
