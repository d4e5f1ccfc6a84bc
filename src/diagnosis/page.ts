/** An answer of HTTP as far as a page can be told from it. */
export interface Page {
  readonly status: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** The first value of a header, its name in lower case. */
export function headerOf(page: Page, name: string): string | undefined {
  return page.headers?.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The text of `<title>`, white space collapsed, at most 200 characters; undefined where none. */
export function titleOf(body: string | undefined): string | undefined {
  const title = body
    ?.match(/<title[^>]{0,200}>([^<]{1,1000})/i)?.[1]
    ?.replace(/\s+/g, ' ')
    .trim();
  return title ? title.slice(0, 200) : undefined;
}

/** Whether the answer is a page for people. */
export function isHtml(page: Page): boolean {
  if (headerOf(page, 'content-type')?.toLowerCase().includes('html')) return true;
  return /^\s{0,100}<(?:!doctype html|html|head)/i.test(page.body ?? '');
}

/** Where a 3xx answer leads, as sent. */
export function redirectOf(page: Page): string | undefined {
  return page.status >= 300 && page.status < 400 ? headerOf(page, 'location') : undefined;
}

/**
 * The host that a redirect leads to, if it belongs to another domain than `host`; the last two
 * labels stand for the domain, which errs towards "the same".
 */
export function foreignRedirect(page: Page, host: string): string | undefined {
  const location = redirectOf(page);
  const to = location === undefined ? undefined : URL.parse(location, `http://${host}/`)?.hostname;
  return to === undefined || domainOf(to) === domainOf(host.toLowerCase()) ? undefined : to;
}

function domainOf(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split('.').slice(-2).join('.');
}
