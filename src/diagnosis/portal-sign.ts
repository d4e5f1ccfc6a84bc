import { foreignRedirect, isHtml, type Page, titleOf } from './page.ts';
import { findProduct } from './products.ts';
import { endedAt, type Seen } from './seen.ts';

/**
 * What a captive portal would repeat for every host: the host that a redirect leads to, or the
 * title of a page that nobody asked for. Undefined where the service itself answered, or where a
 * product's block page did.
 */
export function portalSign(seen: Seen): string | undefined {
  const page = strangePage(seen);
  if (page === undefined || findProduct(page)?.proves === 'block') return undefined;
  const host = foreignRedirect(page, seen.attempt.host);
  if (host !== undefined) return `to ${host}`;
  // An error page's title ("Not Found") is the same everywhere and proves nothing.
  if (page.status !== 200 || seen.attempt.expect === undefined || !isHtml(page)) return undefined;
  const title = titleOf(page.body);
  return title === undefined ? undefined : `titled ${title}`;
}

/** Whether the service itself answered, as far as the chain or the expected status can tell. */
export function isGenuine(seen: Seen): boolean {
  if (seen.answer === undefined) return false;
  return seen.trusted || seen.answer.status === seen.attempt.expect?.status;
}

function strangePage(seen: Seen): Page | undefined {
  const tunnel = endedAt(seen, { step: 'tunnel', codes: ['status'] });
  if (tunnel?.status !== undefined) return { ...tunnel, status: tunnel.status };
  return isGenuine(seen) ? undefined : seen.answer;
}
