import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet, proxy, trustList } from '../../../fixtures/case/head.ts';
import { exchange, proxyReached, reached } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { productPages } from '../../../fixtures/page/product-pages.ts';
import { readPage } from '../../../fixtures/page/read-page.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Page } from '../../../src/diagnosis/page/page.ts';
import { findProduct } from '../../../src/diagnosis/products/find-product.ts';
import type { Fingerprint } from '../../../src/diagnosis/products/fingerprint.ts';
import { fingerprints } from '../../../src/diagnosis/products/fingerprints.ts';
import { holdsMark } from '../../../src/diagnosis/products/holds-mark.ts';
import type { Target } from '../../../src/model/target/target.ts';

const own: Target = { ...intranet, url: 'http://intranet.contoso.example/', port: 80 };
const html = ['Content-Type', 'text/html'] as const;
const server = { kind: 'http', host: 'proxy.contoso.example', port: 3128 } as const;
const each = fingerprints.map((one) => [one.product, one.place, one.text, one] as const);
const isHeader = ({ place }: Fingerprint) => !['body', 'title', 'lead', 'query'].includes(place);

/** An article about the product: what it writes, in its text, its title and a link. */
function article(text: string, status: number): Page {
  const plain = text.replaceAll('<', '&lt;');
  const body = `<html><title>What "${plain}" means</title><p>${plain}<a href="http://x${plain}">`;
  return { status, headers: [html], body };
}

describe('a page by which a product refuses', () => {
  const proving = productPages.filter(({ page, confidence }) => {
    return page.startsWith('block/') && confidence !== 'low';
  });

  it.each(proving.map(({ page }) => page))(
    '%s blocks a listed service, by its word alone',
    (name) => {
      const steps = [...reached(trustList), exchange({ url: trustList.url, ...readPage(name) })];
      const one = trial('a1', { target: trustList, route: direct, steps });
      const { findings, verdicts } = judge(headOf([trustList], [direct]), [one], new Map());
      expect(verdicts[0]?.verdict).toBe('blocked');
      expect(findings[0]).toMatchObject({ confidence: 'certain' });
    },
  );
});

function verdictOf(page: Page, way: 'direct' | 'proxy'): string | undefined {
  const { status, headers = [], body = '' } = page;
  const answer = { url: own.url, status, headers, body };
  const steps =
    way === 'direct'
      ? [...reached(own), exchange(answer)]
      : [...proxyReached(own), exchange({ ...answer, proxy: server })];
  const route = way === 'direct' ? direct : proxy;
  const one = trial('a1', { target: own, route, steps });
  return judge(headOf([own], [route]), [one], new Map()).verdicts[0]?.verdict;
}

describe.each(each)('the mark of %s in its %s, %j,', (_product, _place, text, one) => {
  it('is none within a longer word', () => {
    if (/^[a-z\d]/.test(text)) expect(holdsMark(`un${text}`, text)).toBe(false);
    if (/[a-z\d]$/.test(text)) expect(holdsMark(`${text}ward`, text)).toBe(false);
    expect(holdsMark(` ${text}, `, text)).toBe(true);
  });

  it.each([200, 404, 500])('blocks no host of the user that writes about it with %i', (status) => {
    expect(verdictOf(article(text, status), 'direct')).not.toBe('blocked');
    expect(verdictOf(article(text, status), 'proxy')).not.toBe('blocked');
  });

  it('proves nothing of a host that answers behind the product, with no proxy on the way', () => {
    if (!isHeader(one)) return;
    for (const status of [200, 403, 503]) {
      expect(verdictOf({ status, headers: [html, [one.place, text]] }, 'direct')).not.toBe(
        'blocked',
      );
    }
  });

  it('proves nothing where it is the name of the host that was asked', () => {
    const lead = URL.parse(text.startsWith('://') ? `http${text}/` : `http://x${text}`);
    if (one.place !== 'lead' || lead === null || !/^[.:]?\/?\/?[\w.-]+\.(?:com|net)/.test(text))
      return;
    expect(findProduct({ status: 302 }, lead, { isForeign: false })).toBeUndefined();
  });
});
