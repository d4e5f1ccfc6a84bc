import type { XmlToken } from './xml-tokens.ts';

/**
 * Whether the run of rich text that a tag is about is raised, as the mark of a footnote is (ECMA-376-1,
 * 18.4.14); undefined for a tag that says nothing of it.
 */
export function raises(token: Extract<XmlToken, { kind: 'start' }>): boolean | undefined {
  if (token.name === 'r') return false;
  return token.name === 'vertAlign' ? /superscript/i.test(token.tag) : undefined;
}

/** Its text as text alone can have it: `a.example` and a raised 1 are no `a.example1`. */
export function raisedText(text: string): string {
  return text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
