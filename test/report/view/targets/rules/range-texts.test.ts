import { describe, expect, it } from 'vitest';
import { rules, rulesByRanges } from '../../../../../fixtures/report/documents.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { coverText, rangeTexts } from '../../../../../src/report/view/targets/rules/range-texts.ts';

const sections = rangeTexts(rulesByRanges).map(
  ({ title, texts }) => [plainText(title), texts.map(plainText)] as const,
);
const of = (title: string): readonly string[] =>
  sections.find(([one]) => one.startsWith(title))?.[1] ?? [];

describe('rangeTexts()', () => {
  it('says nothing where no ranges were given, and no name was looked up', () => {
    expect(rangeTexts(rules)).toEqual([]);
    expect(rules.entries.flatMap(coverText)).toEqual([]);
  });

  it('tells what is documented from what was seen in answers alone', () => {
    expect(of('What the ranges hold')).toEqual([
      expect.stringMatching(
        /^\*\.endpoint\.[^ ]+: documented, MicrosoftDefenderForEndpoint, OneDs/,
      ),
      expect.stringMatching(/^\*\.security\.[^ ]+: a part of it is documented.*; the rest is not/),
      'winatp-gw-weu.microsoft.com:443: seen in answers alone, MicrosoftDefenderForEndpoint; Microsoft does not say so',
    ]);
  });

  it('tells what is not documented by its reason, what was seen among it', () => {
    expect(of('What the ranges are not documented to hold')).toEqual([
      expect.stringMatching(/^Blob storage: .*: a\.blob\.core\.windows\.net:443$/),
      expect.stringMatching(/^Names of standard connectivity: .*: winatp-gw-weu/),
      expect.stringMatching(/^Other services: .*: the rest of \*\.security\.microsoft\.com:443$/),
    ]);
  });

  it('tells answers outside by name, prefixes that are not used by line, and what was looked up', () => {
    expect(of('Answers outside')).toEqual(['mdav.eu.endpoint.security.microsoft.com: 9.9.9.9']);
    expect(of('Prefixes that are not used')).toEqual([
      'line 812, OneDsCollector: 0.0.0.0/0: wider than any range of one service',
      '1 more',
    ]);
    expect(of('Names looked up')[0]).toMatch(/^1 of 3 have addresses, at 2026-11-29T08/);
    expect(of('Names looked up')).toContain('a.blob.core.windows.net: name-not-found');
  });

  it('keeps a hundred failures, and counts the rest', () => {
    const failed = Array.from({ length: 130 }, (_, at) => {
      return { name: `n${at}.contoso.com`, why: 'timeout' } as const;
    });
    const lookUp = { at: '2026-11-29T08:00:00.000Z', servers: [], names: 130, failed };
    const [texts] = rangeTexts({ ...rules, lookUp }).map((one) => one.texts.map(plainText));
    expect(texts).toHaveLength(102);
    expect(texts?.[0]).toMatch(/ by the system\./);
    expect(texts?.at(-1)).toBe('30 more');
  });
});
