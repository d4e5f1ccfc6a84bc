import { maskScript } from './mask-script.ts';

export interface StrangeCharacter {
  /** Counted from 1. */
  readonly line: number;
  /** `U+201C, a quotation mark of a word processor`. */
  readonly name: string;
}

// What word processors, web pages and consoles put in the place of plain signs.
const names: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /[\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02\uFF07]/u,
    'a quotation mark of a word processor',
  ],
  [/[\u2010-\u2015\u2212]/u, 'a dash that is no minus sign'],
  [/[\u200B-\u200F\u2060\u00AD]/u, 'a character that nobody sees'],
  [/\uFEFF/u, 'a byte order mark'],
  [/\uFFFD/u, 'what was left of a character of another encoding'],
  [/[\uFF01-\uFF5E\u3000-\u3002]/u, 'a sign of double width'],
  [/\u2026/u, 'three dots in one character'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  [/[\u0000-\u0008\u000E-\u001F\u007F]/u, 'a control character'],
];

/** The first character outside of texts and comments that no script has there, and its line. */
export function strangeCharacter(script: string): StrangeCharacter | undefined {
  for (const [index, text] of maskScript(script).split('\n').entries()) {
    const found = names
      .map(([pattern, name]) => ({ at: text.search(pattern), name }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (found) {
      const code = (text.codePointAt(found.at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return { line: index + 1, name: `U+${code}, ${found.name}` };
    }
  }
  return undefined;
}
