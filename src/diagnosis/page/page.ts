/** An answer of HTTP as far as a page can be told from it. */
export interface Page {
  /** 0 where no status line came. */
  readonly status: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Bytes as text (latin1). */
  readonly body?: string;
}

// A page may begin with a comment, with what sends a browser on, and XHTML with an XML declaration.
const opening =
  /^\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype html|html|head|!--|script|meta)/i;

/** The first value of a header, its name in lower case. */
export function headerOf(page: Page, name: string): string | undefined {
  return page.headers?.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Whether the answer is a page for people. */
export function isHtml(page: Page): boolean {
  if (headerOf(page, 'content-type')?.toLowerCase().includes('html')) return true;
  return opening.test(page.body ?? '');
}

/** Where a 3xx answer leads, as sent. */
export function redirectOf(page: Page): string | undefined {
  return page.status >= 300 && page.status < 400 ? headerOf(page, 'location') : undefined;
}
