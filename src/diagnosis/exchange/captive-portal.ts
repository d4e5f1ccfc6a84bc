import { facts, proxyLabel } from '../facts.ts';
import { portalSign } from '../known/portal-sign.ts';
import { portalKey } from '../known/portals.ts';
import { headerOf } from '../page/page.ts';
import type { Rule } from '../rule.ts';
import { pageFacts, type StrangePage } from '../trial/strange-page.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

// RFC 6585, section 6: Network Authentication Required, never sent by an origin server.
const networkLogin = 511;

/**
 * A network that wants a login first: it says so by 511, the page is a known portal's, or the same
 * page answers for several hosts of a route on which nothing passed, though something should. What else is odd about such a
 * trial (a certificate of the portal's own, a private address) is the portal's doing and becomes
 * its evidence.
 */
export const captivePortal: Rule<'captive-portal'> = {
  kind: 'captive-portal',
  severity: 'error',
  actor: 'network-path',
  rivals: ['block-page'],
  prove: (reading, { portals }) => {
    const { page, distrusted } = reading;
    if (page === undefined) return undefined;
    const certain = isPortal(page, reading);
    const sign = portalSign(reading);
    if (!certain && (sign === undefined || !portals.has(portalKey(reading, sign))))
      return undefined;
    return {
      evidence: [...(distrusted ? [distrusted.id] : []), ...page.evidence],
      facts: facts({ proxy: proxyLabel(page.proxy), ...pageFacts(page) }),
      rivals: certain ? [] : ['block-page'],
    };
  },
};

// A host of the user's own may be the portal itself, and lead within its domain.
function isPortal(page: StrangePage, { attempt }: TrialReading): boolean {
  const { status, product, from, foreign } = page;
  if (status === networkLogin || isPortalApi(page)) return true;
  const isOwn = from === 'answer' && attempt.expect === undefined && foreign === undefined;
  return product?.proves === 'portal' && !isOwn;
}

// RFC 8908, section 5: what the API of a captive portal speaks, and nobody else.
function isPortalApi(page: StrangePage): boolean {
  return (
    headerOf(page, 'content-type')?.toLowerCase().startsWith('application/captive+json') ?? false
  );
}
