import { isHtml } from '../page/page.ts';
import { isSignInHost } from '../page/sign-in-hosts.ts';
import { titleOf } from '../page/title.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * What a captive portal would repeat for every host: the host that a page leads to, or the title
 * of a page that nobody asked for. Undefined where the service itself answered, or where a
 * product's block page did.
 */
export function portalSign({ page, attempt }: TrialReading): string | undefined {
  if (page === undefined || page.isDue || page.product?.proves === 'block') return undefined;
  if (page.foreign !== undefined) {
    // A company's hosts send to its single sign-on what comes without a login.
    const isSignIn = attempt.expect === undefined && isSignInHost(page.foreign);
    return isSignIn ? undefined : `to ${page.foreign}`;
  }
  // An error page's title ("Not Found") is the same everywhere and proves nothing.
  if (page.status !== 200 && page.status !== 0) return undefined;
  if (page.from === 'answer' && attempt.expect === undefined) return undefined;
  const title = isHtml(page) ? titleOf(page.body) : undefined;
  return title === undefined ? undefined : `titled ${title}`;
}

/** Whether the service itself answered, as far as the chain or the expected answer can tell. */
export function isGenuine({ trusted, page }: TrialReading): boolean {
  return (trusted && page === undefined) || (page?.isDue ?? false);
}
