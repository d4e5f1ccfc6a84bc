import { describe, expect, it } from 'vitest';
import { isTranslated, learnTranslators } from '../../../src/diagnosis/known/translated-address.ts';

const none = learnTranslators([]);

describe('isTranslated()', () => {
  it.each(['64:ff9b::1432:101', '64:ff9b::20.50.1.1', '64:ff9b:1:ffff::1432:101'])(
    'knows %s everywhere',
    (address) => expect(isTranslated(address, none)).toBe(true),
  );

  it.each(['2603:1030::7', '64:ff9a::1432:101', '64:ff9b:2::1', '20.50.1.1', 'no address'])(
    'does not take %s for one',
    (address) => expect(isTranslated(address, none)).toBe(false),
  );

  // The examples of RFC 6052, section 2.4.
  it.each([
    '2001:db8:c000:221::',
    '2001:db8:1c0:2:21::',
    '2001:db8:122:c000:2:2100::',
    '2001:db8:122:3c0:0:221::',
    '2001:db8:122:344:c0:2:2100::',
    '2001:db8:122:344::192.0.2.33',
  ])('learns the prefix of %s from the IPv4 address behind it', (address) => {
    const learned = learnTranslators([{ four: ['192.0.2.33'], six: [address] }]);
    expect(isTranslated(address, learned)).toBe(true);
    expect(isTranslated('2603:1030::7', learned)).toBe(false);
  });

  it('learns nothing from an address that holds another one', () => {
    const six = ['2a00:64::1432:101'];
    expect(learnTranslators([{ four: ['20.50.1.2'], six }]).size).toBe(0);
  });

  it('learns a prefix where several names differ in a public IPv4 address alone', () => {
    const of = (tails: readonly string[]) =>
      learnTranslators(tails.map((tail) => ({ four: [], six: [`2a00:64::${tail}`] })));
    const three = of(['20.50.1.1', '52.1.2.3', '40.9.9.9']);
    expect(isTranslated('2a00:64::13.107.4.50', three)).toBe(true);
    expect(of(['20.50.1.1', '52.1.2.3']).size).toBe(0);
    expect(of(['20.50.1.1', '20.50.1.2', '20.50.1.3']).size).toBe(0);
    expect(of(['0.0.0.10', '0.0.0.69', '0.0.1.7']).size).toBe(0);
  });
});
