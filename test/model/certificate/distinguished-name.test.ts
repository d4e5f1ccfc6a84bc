import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf } from '../../../src/model/certificate/distinguished-name.ts';

const read = (name: string) => attributesOf(name).map(({ type, value }) => [type, value]);

describe('attributesOf()', () => {
  it('reads a name on one line and on several, in either order', () => {
    const attributes = [
      ['C', 'US'],
      ['O', 'Contoso'],
      ['CN', 'a.example'],
    ];
    expect(read('C=US, O=Contoso, CN=a.example')).toEqual(attributes);
    expect(read('C=US\nO=Contoso\nCN=a.example')).toEqual(attributes);
    expect(read('CN=a.example,O=Contoso,C=US')).toEqual(attributes.toReversed());
  });

  it('takes escapes for what they stand for', () => {
    expect(read('O=CloudFlare\\, Inc., OU=a\\+b\\=c, CN=x')).toEqual([
      ['O', 'CloudFlare, Inc.'],
      ['OU', 'a+b=c'],
      ['CN', 'x'],
    ]);
    expect(read('O=a\\0ACN\\=b')).toEqual([['O', 'a\nCN=b']]);
    expect(read('O=M\\C3\\BCller')).toEqual([['O', 'Müller']]);
  });

  it('tells apart the values of one level', () => {
    expect(read('O=a + OU=b, CN=c+L=d')).toEqual([
      ['O', 'a'],
      ['OU', 'b'],
      ['CN', 'c'],
      ['L', 'd'],
    ]);
  });

  it('leaves what is no attribute to the one before it', () => {
    expect(read('O=Contoso, Inc., CN=1 + 1')).toEqual([
      ['O', 'Contoso, Inc.'],
      ['CN', '1 + 1'],
    ]);
    expect(read('nobody')).toEqual([['', 'nobody']]);
    expect(read('2.5.4.97=VATDE-1')).toEqual([['2.5.4.97', 'VATDE-1']]);
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const whole = attributesOf(name).map(({ separator, text }) => separator + text);
        expect(name.replace(/\\$/, '')).toContain(whole.join('').replace(/\\$/, ''));
      }),
    );
  });
});
