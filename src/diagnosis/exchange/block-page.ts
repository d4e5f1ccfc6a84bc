import type { Actor, FindingKind } from '../../model/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import { foreignRedirect, isHtml, type Page, redirectOf, titleOf } from '../page.ts';
import { type Fingerprint, findProduct } from '../products.ts';
import type { Rule } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { proxyAnswer } from '../tunnel/proxy-answer.ts';
import { captivePortal } from './captive-portal.ts';

const pageStatuses: readonly number[] = [200, 403, 451];

/**
 * A page of somebody in between where the service's own answer was due; never behind a chain
 * that verified, since there the service itself speaks. A product's fingerprint proves it; a
 * page for people, or a redirect to another domain, in place of a known answer suggests it.
 */
export const blockPage: Rule = {
  kind: 'block-page',
  severity: 'error',
  rivals: [],
  prove: (seen, known) => {
    const { answer, trusted } = seen;
    if (answer === undefined || trusted || proxyAnswer(seen) !== undefined) return undefined;
    if (captivePortal.prove(seen, known) !== undefined) return undefined;
    const product = findProduct(answer);
    const isBlock = product?.proves === 'block' && proves(product, answer, seen);
    if (!isBlock && !looksForeign(answer, seen)) return undefined;
    return {
      evidence: [answer.id],
      actor: actorOf(seen),
      facts: facts({
        proxy: proxyLabel(seen.attempt.proxy),
        status: answer.status,
        expected: seen.attempt.expect?.status,
        product: product?.product,
        title: titleOf(answer.body),
        location: redirectOf(answer),
      }),
      rivals: isBlock ? [] : vagueRivals,
    };
  },
};

const vagueRivals: readonly FindingKind[] = ['captive-portal', 'unexpected-answer'];

function proves({ confidence }: Fingerprint, answer: Page, { attempt }: Seen): boolean {
  return confidence === 'high' || answer.status !== attempt.expect?.status;
}

// Without a known answer nothing is foreign: any page may be the one that belongs there.
function looksForeign(answer: Page, { attempt }: Seen): boolean {
  if (attempt.expect === undefined || answer.status === attempt.expect.status) return false;
  if (foreignRedirect(answer, attempt.host) !== undefined) return true;
  return pageStatuses.includes(answer.status) && isHtml(answer);
}

function actorOf({ distrusted, attempt }: Seen): Actor {
  if (distrusted !== undefined) return 'interceptor';
  return attempt.proxy === undefined ? 'network-path' : 'proxy-policy';
}
