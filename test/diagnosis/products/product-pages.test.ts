import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ProductPage, productPages } from '../../../fixtures/page/product-pages.ts';
import { readPage } from '../../../fixtures/page/read-page.ts';
import { leadOf } from '../../../src/diagnosis/page/lead.ts';
import type { Page } from '../../../src/diagnosis/page/page.ts';
import { detailsOf } from '../../../src/diagnosis/products/details.ts';
import { findProduct } from '../../../src/diagnosis/products/find-product.ts';
import { fingerprints } from '../../../src/diagnosis/products/fingerprints.ts';

const namesIn = (folder: string): string[] =>
  readdirSync(new URL(`../../../fixtures/page/${folder}`, import.meta.url))
    .map((file) => `${folder}/${file.replace(/\.http$/, '')}`)
    .sort();

const read = (page: Page) => {
  const lead = leadOf(page, 'a.example');
  const mark = findProduct(page, lead);
  return { mark, details: detailsOf(page, { product: mark?.product, lead }) };
};

const folders = ['block', 'portal', 'product'] as const;

describe('the pages of products', () => {
  it('are all told of', () => {
    const told = productPages.map(({ page }) => page).sort();
    expect(told).toEqual(folders.flatMap(namesIn).sort());
  });

  it('show each product once at least', () => {
    const shown = new Set(productPages.map(({ product }) => product));
    expect(fingerprints.filter(({ product }) => !shown.has(product))).toEqual([]);
  });

  it.each(productPages.map((one) => [one.page, one] as const))('%s', (name, one) => {
    const { mark, details } = read(readPage(name));
    expect({ ...mark, details }).toMatchObject(wanted(one));
    expect(details).toEqual(one.details ?? {});
  });

  it('tell nothing of persons and machines', () => {
    const told = productPages.map(({ page }) => JSON.stringify(read(readPage(page)).details));
    expect(told.filter((text) => /jane|10\.20\.|00.00.5e|pc9/i.test(text))).toEqual([]);
  });
});

function wanted({ page, product, confidence }: ProductPage): object {
  return { product, proves: page.slice(0, page.indexOf('/')), confidence: confidence ?? 'high' };
}

describe('innocent pages', () => {
  it.each(namesIn('innocent'))('%s', (name) => {
    const { mark, details } = read(readPage(name));
    expect(mark).toBeUndefined();
    expect(details).toEqual({});
  });
});
