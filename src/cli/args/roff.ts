/** What roff would read as its own, or print as another sign than was typed (groff_char(7)). */
const signs: Readonly<Record<string, string>> = {
  '\\': '\\(rs',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '"': '\\(dq',
};

/** A text within a line of roff, as it was typed and in ASCII; breaks and tabs are blanks. */
export function roffText(text: string): string {
  return text
    .replace(/[^\S ]/g, ' ')
    .replace(/[\\\-'`^~"]/g, (sign) => signs[sign] ?? sign)
    .replace(/[^\x20-\x7e]/gu, (sign) => `\\[u${hexOf(sign)}]`);
}

/** A text as a line of its own: where it would begin a request, a sign of no width goes before it. */
export function roffLine(text: string): string {
  const line = roffText(text);
  return line === '' || line.startsWith('.') ? `\\&${line}` : line;
}

function hexOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
