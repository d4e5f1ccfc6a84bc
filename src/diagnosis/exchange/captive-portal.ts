import { facts, proxyLabel } from '../facts.ts';
import { portalKey } from '../known.ts';
import { redirectOf, titleOf } from '../page.ts';
import { portalSign } from '../portal-sign.ts';
import type { Rule } from '../rule.ts';
import { endedAt, type Seen } from '../seen.ts';

// RFC 6585, section 6: Network Authentication Required, never sent by an origin server.
const networkLogin = 511;

/**
 * A network that wants a login first: it says so by 511, or the same page answers for several
 * hosts of a route on which nothing passes. What else is odd about such a trial (a certificate
 * of the portal's own, a private address) is the portal's doing and becomes its evidence.
 */
export const captivePortal: Rule = {
  kind: 'captive-portal',
  severity: 'error',
  actor: 'network-path',
  rivals: ['block-page'],
  prove: (seen, { portals }) => {
    const step = pageStep(seen);
    if (step === undefined) return undefined;
    const certain = step.status === networkLogin;
    const sign = portalSign(seen);
    if (!certain && (sign === undefined || !portals.has(portalKey(seen, sign)))) return undefined;
    return {
      evidence: [...(seen.distrusted ? [seen.distrusted.id] : []), step.id],
      facts: facts({
        proxy: proxyLabel(seen.attempt.proxy),
        status: step.status,
        title: titleOf(step.body),
        location: redirectOf(step),
      }),
      rivals: certain ? [] : ['block-page'],
    };
  },
};

function pageStep(seen: Seen) {
  const tunnel = endedAt(seen, { step: 'tunnel', codes: ['status'] });
  if (tunnel?.status !== undefined) return { ...tunnel, status: tunnel.status };
  return seen.trusted ? undefined : seen.answer;
}
