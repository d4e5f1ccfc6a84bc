import { facts, proxyLabel } from '../facts.ts';
import { portalKey } from '../known.ts';
import { portalSign } from '../portal-sign.ts';
import type { Rule } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { pageFacts, type StrangePage } from '../strange-page.ts';

// RFC 6585, section 6: Network Authentication Required, never sent by an origin server.
const networkLogin = 511;

/**
 * A network that wants a login first: it says so by 511, the page is a known portal's, or the same
 * page answers for several hosts of a route on which nothing passed. What else is odd about such a
 * trial (a certificate of the portal's own, a private address) is the portal's doing and becomes
 * its evidence.
 */
export const captivePortal: Rule = {
  kind: 'captive-portal',
  severity: 'error',
  actor: 'network-path',
  rivals: ['block-page'],
  prove: (seen, { portals }) => {
    const { page, distrusted } = seen;
    if (page === undefined) return undefined;
    const certain = isPortal(page, seen);
    const sign = portalSign(seen);
    if (!certain && (sign === undefined || !portals.has(portalKey(seen, sign)))) return undefined;
    return {
      evidence: [...(distrusted ? [distrusted.id] : []), ...page.evidence],
      facts: facts({ proxy: proxyLabel(page.proxy), ...pageFacts(page) }),
      rivals: certain ? [] : ['block-page'],
    };
  },
};

// A host of the user's own may be the portal itself, and lead within its domain.
function isPortal({ status, product, from, foreign }: StrangePage, { attempt }: Seen): boolean {
  if (status === networkLogin) return true;
  const isOwn = from === 'answer' && attempt.expect === undefined && foreign === undefined;
  return product?.proves === 'portal' && !isOwn;
}
