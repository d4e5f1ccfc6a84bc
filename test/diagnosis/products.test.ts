import { describe, expect, it } from 'vitest';
import { findProduct, fingerprints } from '../../src/diagnosis/products.ts';

describe('findProduct()', () => {
  it.each(fingerprints.map((one) => [one.product, one.place, one.text, one] as const))(
    'knows %s by its %s %j, in any case of letters',
    (product, place, text, { statuses }) => {
      const content = `<p>${text.toUpperCase()}</p>`;
      const status = statuses?.[0] ?? 504;
      const page =
        place === 'body'
          ? { status, body: content }
          : { status, headers: [[place.toUpperCase(), content]] as const };
      expect(findProduct(page)?.product).toBe(product);
    },
  );

  it('writes every fingerprint in lower case', () => {
    expect(fingerprints.filter(({ text }) => text !== text.toLowerCase())).toEqual([]);
  });

  it('takes a name that a product puts on all its answers for a block with a refusal only', () => {
    const headers = [['Server', 'Zscaler/6.2']] as const;
    expect(findProduct({ status: 502, headers })?.proves).toBe('block');
    expect(findProduct({ status: 504, headers })?.proves).toBe('product');
  });

  it('knows nobody by an ordinary page', () => {
    const headers = [['Server', 'Microsoft-HTTPAPI/2.0']] as const;
    expect(findProduct({ status: 404, headers, body: '<h2>Not Found</h2>' })).toBeUndefined();
    expect(findProduct({ status: 404 })).toBeUndefined();
  });
});
