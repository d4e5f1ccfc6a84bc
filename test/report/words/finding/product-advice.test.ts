import { describe, expect, it } from 'vitest';
import { fingerprints } from '../../../../src/diagnosis/products/fingerprints.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { adviceOf } from '../../../../src/report/words/finding/describe-finding.ts';
import { findingInfo } from '../../../../src/report/words/finding/finding-info.ts';
import { productAdvice } from '../../../../src/report/words/finding/product-advice.ts';

const products = [...new Set(fingerprints.map(({ product }) => product))];
const advised = products.filter((product) => {
  return productAdvice({ kind: 'block-page', facts: { product } }) !== undefined;
});

describe('productAdvice()', () => {
  it('knows the terms of products that are known by their pages', () => {
    expect(advised.length).toBeGreaterThanOrEqual(19);
  });

  it.each(advised)('speaks of %s in short sentences of its own', (product) => {
    const advice = plainText(
      productAdvice({ kind: 'proxy-policy-refusal', facts: { product } }) ?? [],
    );
    expect(advice).toMatch(/^[A-Z][ -~]{20,260}\.$/);
    const others = advised.filter((other) => other !== product);
    for (const other of others) {
      const theirs = productAdvice({ kind: 'block-page', facts: { product: other } }) ?? [];
      expect(plainText(theirs)).not.toBe(advice);
    }
  });

  it('is silent where the product refuses nothing, or is not known', () => {
    const facts = { product: 'Squid' };
    expect(productAdvice({ kind: 'proxy-upstream-failure', facts })).toBeUndefined();
    expect(productAdvice({ kind: 'proxy-login-demand', facts })).toBeUndefined();
    expect(productAdvice({ kind: 'block-page', facts: { product: 'constructor' } })).toBe(
      undefined,
    );
    expect(productAdvice({ kind: 'block-page', facts: {} })).toBeUndefined();
  });
});

describe('adviceOf() a refusal', () => {
  it('speaks in the terms of the product, unless a control says more', () => {
    const facts = { product: 'Squid' };
    expect(plainText(adviceOf({ kind: 'proxy-policy-refusal', facts }))).toContain('http_access');
    const dead = { ...facts, controlFails: ['c1.example'] };
    expect(plainText(adviceOf({ kind: 'proxy-policy-refusal', facts: dead }))).toContain(
      'as a whole',
    );
    expect(adviceOf({ kind: 'block-page', facts: {} })).toBe(findingInfo['block-page'].advice);
  });
});
