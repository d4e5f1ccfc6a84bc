import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFunctions } from '../../../../src/discovery/pac/library/name-functions.ts';

const { shExpMatch, dnsDomainIs, dnsDomainLevels, localHostOrDomainIs } = nameFunctions();

const words = fc.string({ unit: fc.constantFrom('a', 'b', '.', '+', '(', '['), maxLength: 12 });
const patterns = fc.string({
  unit: fc.constantFrom('a', 'b', '.', '+', '(', '[', '*', '?'),
  maxLength: 8,
});

describe('shExpMatch()', () => {
  it('agrees with a regular expression in which the period alone is plain, errors included', () => {
    fc.assert(
      fc.property(words, patterns, (text, pattern) => {
        const body = pattern.replace(/\./g, '\\.').replace(/\*/g, '.*').replace(/\?/g, '.');
        let expected: RegExp | undefined;
        try {
          expected = new RegExp(`^${body}$`);
        } catch {}
        if (expected) expect(shExpMatch(text, pattern)).toBe(expected.test(text));
        else expect(() => shExpMatch(text, pattern)).toThrow(SyntaxError);
      }),
      { numRuns: 3000 },
    );
  });

  it('knows alternatives, classes and repetitions, as browsers do', () => {
    const microsoft = '(*.microsoft.com|microsoft.com)';
    expect(shExpMatch('www.microsoft.com', microsoft)).toBe(true);
    expect(shExpMatch('microsoft.com', microsoft)).toBe(true);
    expect(shExpMatch('microsoft.com.example', microsoft)).toBe(false);
    expect(shExpMatch('b.svc.test', '[a-c].svc.test')).toBe(true);
    expect(shExpMatch('aab', 'a+b')).toBe(true);
  });

  it('takes a pattern of many stars without running away', () => {
    const text = 'a'.repeat(20_000);
    expect(shExpMatch(text, `${'*a'.repeat(50)}*b`)).toBe(false);
    expect(shExpMatch(text.slice(0, 2000), `${'*a?'.repeat(20)}*b`)).toBe(false);
  });

  it('turns what is no text into text', () => {
    expect(shExpMatch(undefined, 'undefined')).toBe(true);
    expect(shExpMatch(12, '1?')).toBe(true);
    expect(() => shExpMatch('null', null)).toThrow('shExpMatch() needs a text, not null');
  });
});

describe('the functions of names', () => {
  it('take an empty domain as the end of every host', () => {
    expect(dnsDomainIs('a.example', '')).toBe(true);
  });

  it('take what is no text for one, and miss what is not there', () => {
    expect(dnsDomainIs(12, '2')).toBe(true);
    expect(dnsDomainIs('a.12', 12)).toBe(true);
    expect(dnsDomainIs('a./b/', /b/)).toBe(true);
    for (const nothing of [undefined, null]) {
      const missing = `dnsDomainIs() needs a text, not ${nothing}`;
      expect(() => dnsDomainIs(nothing, 'a')).toThrow(missing);
      expect(() => dnsDomainIs(`a.${nothing}`, nothing)).toThrow(missing);
    }
  });

  it('compare the start of a full name as browsers do', () => {
    expect(localHostOrDomainIs('www.example', 'www.example.com')).toBe(true);
    expect(localHostOrDomainIs('www.exam', 'www.example.com')).toBe(false);
  });

  it('count dots', () => {
    expect(['', 'a', 'a.b', '..'].map(dnsDomainLevels)).toEqual([0, 0, 1, 2]);
  });
});
