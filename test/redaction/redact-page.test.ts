import { describe, expect, it } from 'vitest';
import { isForeignRefusal } from '../../src/diagnosis/exchange/foreign-refusal.ts';
import { type Answered, differenceOf } from '../../src/diagnosis/page/differs.ts';
import { isKin } from '../../src/diagnosis/page/kinship.ts';
import type { Page } from '../../src/diagnosis/page/page.ts';
import { pseudonyms } from '../../src/redaction/pseudonyms.ts';
import { redactPage } from '../../src/redaction/redact-page.ts';
import { known } from './redact-lines.ts';

const host = 'intranet.contoso.test';
/** The answers of one host as they may leave the company. */
const redactAll = (pages: readonly Page[]): readonly Answered[] => {
  const redaction = { names: pseudonyms(known), known };
  return pages.map((page) => ({
    ...redactPage(page, { host, redaction, isCompared: true }),
    lead: undefined,
  }));
};
const titled = (title: string, lines: number, word = title): Page => ({
  status: 200,
  headers: [['Content-Type', 'text/html']],
  body: `<html><title>${title}</title>${Array.from({ length: lines }, (_, at) => `<p>${word} number ${at}`).join('')}`,
});
const sent = (...headers: readonly (readonly [string, string])[]): Page => ({
  status: 200,
  headers,
});

describe('redactPage() of an answer that is compared', () => {
  it.each([
    [sent(['Server', 'Contoso-Web/1']), sent(['Server', 'contoso-web/2']), true],
    [sent(['Server', 'Contoso-Web/1']), sent(['Server', 'contoso-mail/1']), false],
    [sent(['Server', 'nginx-contoso']), sent(['Server', 'nginx/1.2']), false],
    [sent(['Server', 'nginx/1.1']), sent(['Server', 'nginx/1.2']), true],
    [sent(['ETag', 'W/"contoso"']), sent(['ETag', '"contoso"']), true],
    [sent(['ETag', '"contoso"']), sent(['ETag', '"fabrikam"']), false],
    [sent(['Set-Cookie', 'contoso=1']), sent(['Set-Cookie', 'contoso=2']), true],
    [sent(['Set-Cookie', 'contoso=1']), sent(['Set-Cookie', 'fabrikam=1']), false],
    [sent(['X-Contoso', '1']), sent(['x-contoso', '2']), true],
    [sent(['X-Contoso', '1']), sent(['X-Fabrikam', '1']), false],
  ])('shows whether one sender sent both (case %#)', (one, other, kin) => {
    const [mine, theirs] = redactAll([one, other]);
    expect(isKin(one, other)).toBe(kin);
    expect(mine && theirs && isKin(mine, theirs)).toBe(kin);
    expect(JSON.stringify([mine, theirs])).not.toMatch(/contoso|fabrikam/i);
  });

  it.each([
    [titled('Blocked', 2), titled('Welcome', 200), 'content'],
    [titled('Blocked', 2), titled('Blocked again', 200), undefined],
    [titled('Blocked', 20, 'offer'), titled('Welcome', 200, 'offer'), undefined],
    [titled('Blocked', 190), titled('Welcome', 200), undefined],
    [titled('no.contoso.test', 2), titled('to.fabrikam.de', 200), 'content'],
    [titled('no.contoso.test', 2), titled('Company name', 200), 'content'],
    [titled('no.contoso.test', 2), titled('to.contoso.test', 200), undefined],
  ])('shows whether both say the same (case %#)', (one, other, difference) => {
    const [first, second] = [one, other].map((page) => ({ ...page, lead: undefined }));
    const [mine, theirs] = redactAll([one, other]);
    expect(first && second && differenceOf(first, second, { host })).toBe(difference);
    expect(mine && theirs && differenceOf(mine, theirs, { host })).toBe(difference);
    expect(mine?.body).toHaveLength(one.body?.length ?? 0);
    expect(JSON.stringify([mine, theirs])).not.toMatch(/contoso|fabrikam|offer|number/i);
  });
});

describe('redactPage() of a page that names another', () => {
  const framed = (src: string, more = ''): Page => ({
    status: 200,
    headers: [['Content-Type', 'text/html']],
    body: `<iframe src="${src}">${more}`,
  });
  const byLaw = (...headers: readonly (readonly [string, string])[]): Page => ({
    status: 451,
    headers,
  });

  it.each([
    [byLaw(['Link', '<https://isp.fabrikam.test/contoso>; rel="blocked-by"']), true],
    [
      byLaw(
        ['Link', '</contoso>; rel=next'],
        ['link', '<//x.test>, <http://a.test>; rel=blocked-by'],
      ),
      true,
    ],
    [byLaw(['Link', '<https://www.contoso.test/>; rel="blocked-by"']), false],
    [byLaw(['Link', '<https://isp.fabrikam.test/>; rel="help"']), false],
    [framed('http://10.10.34.34/contoso?type=fabrikam'), true],
    [framed(`http://isp.fabrikam.test/contoso?a=1&amp;of=${host}`), true],
    [
      framed(
        `http://isp.fabrikam.test/?of=${btoa(`http://${host}/`)}`,
        'contoso FortiGuard Web Filtering',
      ),
      true,
    ],
    [framed(`http://isp.fabrikam.test/?of=${host}`, '<p>contoso<p>fabrikam'), false],
    [framed(`http://www.contoso.test/?of=${host}`), false],
    [framed('http://isp.fabrikam.test/contoso'), false],
  ])('shows whether it does, and not whom (case %#)', (page, does) => {
    for (const isCompared of [true, false]) {
      const redaction = { names: pseudonyms(known), known };
      const redacted = redactPage(page, { host, redaction, isCompared });
      const led = { lead: undefined, foreign: undefined };
      expect(isForeignRefusal({ ...page, ...led }, host)).toBe(does);
      expect(isForeignRefusal({ ...redacted, ...led }, redaction.names.host(host))).toBe(does);
      expect(JSON.stringify(redacted)).not.toMatch(/contoso|fabrikam|34\.34/i);
    }
  });
});
