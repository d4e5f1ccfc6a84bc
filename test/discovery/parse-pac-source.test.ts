import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePacSource } from '../../src/discovery/parse-pac-source.ts';

describe('parsePacSource()', () => {
  it.each([
    [' http://PAC.example/p.pac?a=b ', { pac: 'http://pac.example/p.pac?a=b' }],
    ['https://pac.example/a@b', { pac: 'https://pac.example/a@b' }],
    ['file:///c:/p.pac', { raw: 'file:///c:/p.pac', flaw: 'scheme' }],
    ['http://u:s@pac.example/p', { raw: 'http://pac.example/p', flaw: 'credentials' }],
    ['http://u:s@pac example/p', { raw: 'http://pac example/p', flaw: 'credentials' }],
    ['pac.example/p.pac', { raw: 'pac.example/p.pac', flaw: 'host' }],
  ])('reads %j', (text, expected) => {
    expect(parsePacSource(text)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        expect(parsePacSource(text)).toBeDefined();
      }),
    );
  });
});
