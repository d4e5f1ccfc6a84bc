import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/model/text/json-text.ts';
import { escapeTerminal } from '../../../src/report/text/escape-terminal.ts';

describe('jsonText()', () => {
  it('says the same as JSON.stringify to whoever reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonText({ [text]: [text] }) ?? '')).toEqual({ [text]: [text] });
      }),
    );
  });

  it('escapes DEL, C1, bidi marks, invisible characters and separators of lines', () => {
    const harmful = ['\u007f', '\u0085', '\u009b', '\u061c', '\u200e', '\u202e', '\u2066'];
    for (const one of [...harmful, '\u200b', '\u2028', '\u2029', '\ufeff', '\u00ad']) {
      expect(jsonText(`a${one}b`)).toBe(
        `"a\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}b"`,
      );
    }
  });

  it('escapes both halves of a tag, and leaves letters of any language as they are', () => {
    expect(jsonText('\u{e0041}')).toBe('"\\udb40\\udc41"');
    expect(jsonText('Zürich 東京 😀')).toBe('"Zürich 東京 😀"');
  });

  it('lets no character through that a terminal is not shown, but for what no terminal acts on', () => {
    const assigned = fc
      .string({ unit: 'binary' })
      .filter((text) => !/[\p{Co}\p{Cn}\p{Mn}\p{Me}]/u.test(text));
    fc.assert(
      fc.property(assigned, (text) => {
        const shown = jsonText(text) ?? '';
        expect(escapeTerminal(shown, { max: 10_000 })).toBe(shown);
      }),
    );
  });

  it('has nothing for what has no JSON', () => {
    expect(jsonText(undefined)).toBeUndefined();
  });
});

describe('JSON that leaves the process', () => {
  // They make keys to compare by, and words of a sentence.
  const inside = [
    'setup/usage/usage-error.ts',
    'report/view/audit/sites/site-places.ts',
    'report/view/findings/group-findings.ts',
    'report/view/pac/group-pac-answers.ts',
    'report/text/stable-json.ts',
    'report/formats/html/chart/drawn-before.ts',
  ];

  it.each(['report', 'cli'])('is made by jsonText() alone in %s', (folder) => {
    const root = new URL(`../../../src/${folder}/`, import.meta.url);
    const made = readdirSync(root, { recursive: true })
      .map((path) => String(path).replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => readFileSync(new URL(path, root), 'utf8').includes('JSON.stringify('))
      .map((path) => `${folder}/${path}`);
    expect(made.filter((path) => !inside.includes(path))).toEqual([]);
  });
});
