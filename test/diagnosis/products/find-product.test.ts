import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/diagnosis/page/page.ts';
import { findProduct } from '../../../src/diagnosis/products/find-product.ts';
import type { Fingerprint } from '../../../src/diagnosis/products/fingerprint.ts';
import { fingerprints } from '../../../src/diagnosis/products/fingerprints.ts';
import { watchCpu } from '../../watch-cpu.ts';

/** The least page that carries a mark, in capitals. */
function carrying({ place, text, statuses }: Fingerprint): { page: Page; lead: URL | undefined } {
  const status = statuses?.[0] ?? 504;
  const content = text.toUpperCase();
  if (place === 'body') return { page: { status, body: `<p>${content}</p>` }, lead: undefined };
  if (place === 'title') {
    return { page: { status, body: `<title>${content}</title>` }, lead: undefined };
  }
  if (place === 'query')
    return { page: { status }, lead: new URL(`http://x.example/?a=1&${content}`) };
  if (place === 'lead') return { page: { status }, lead: leading(text) };
  return { page: { status, headers: [[place.toUpperCase(), content]] }, lead: undefined };
}

function leading(text: string): URL {
  if (text.startsWith('://')) return new URL(`http${text}`);
  if (/^[.:]/.test(text)) return new URL(`http://x${text}`);
  return new URL(text.startsWith('/') ? `http://x.example${text}` : `http://${text}`);
}

describe('findProduct()', () => {
  it.each(fingerprints.map((one) => [one.product, one.place, one.text, one] as const))(
    'knows %s by its %s %j, in any case of letters',
    (product, _place, _text, one) => {
      const { page, lead } = carrying(one);
      expect(findProduct(page, lead)?.product).toBe(product);
    },
  );

  it('writes every mark in lower case, and none so short that chance would write it', () => {
    const odd = fingerprints.filter(({ text }) => text !== text.toLowerCase() || text.length < 4);
    expect(odd).toEqual([]);
  });

  it('takes what proves before what suggests, and a name last', () => {
    const strengths = fingerprints.map(({ proves, confidence }) => `${proves} ${confidence}`);
    expect([...new Set(strengths)]).toEqual([
      'block high',
      'portal high',
      'block low',
      'product high',
    ]);
  });

  it('takes a name that a product puts on all its answers for a block with a refusal only', () => {
    const headers = [['Server', 'Zscaler/6.2']] as const;
    expect(findProduct({ status: 502, headers }, undefined)?.proves).toBe('block');
    expect(findProduct({ status: 504, headers }, undefined)?.proves).toBe('product');
  });

  it('does not take a host in a query for a place that a page leads to', () => {
    const lead = new URL('http://login.example/?next=http://block.opendns.com/');
    expect(findProduct({ status: 302 }, lead)).toBeUndefined();
  });

  it('knows nobody by an empty page', () => {
    expect(findProduct({ status: 404 }, undefined)).toBeUndefined();
    expect(findProduct({ status: 403, headers: [], body: '' }, undefined)).toBeUndefined();
  });

  it('searches 64 KiB in a few milliseconds', () => {
    const body = 'The content of this page is of no product at all. '.repeat(1310);
    const cpuMs = watchCpu();
    for (let round = 0; round < 20; round += 1) findProduct({ status: 403, body }, undefined);
    expect(cpuMs() / 20).toBeLessThan(100);
  });
});
