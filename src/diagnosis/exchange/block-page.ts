import type { Actor, FindingKind } from '../../model/finding.ts';
import { isInside } from '../../model/is-inside.ts';
import { facts, proxyLabel } from '../facts.ts';
import { isHtml } from '../page/page.ts';
import type { Rule } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { pageFacts, type StrangePage } from '../strange-page.ts';
import { proxyAnswer } from '../tunnel/proxy-answer.ts';
import { captivePortal } from './captive-portal.ts';

const pageStatuses: readonly number[] = [200, 403, 451];

/**
 * A page of somebody in between where the service's own answer was due; never behind a chain
 * that verified, since there the service itself speaks. The expected answer is asked first: in its
 * place a product's mark proves a block, and with it only a mark on a page for people does. A page
 * for people, or a way to another domain, in place of a known answer suggests one.
 */
export const blockPage: Rule = {
  kind: 'block-page',
  severity: 'error',
  rivals: [],
  prove: (seen, known) => {
    const { page, attempt } = seen;
    if (page?.from !== 'answer' || proxyAnswer(seen) !== undefined) return undefined;
    if (captivePortal.prove(seen, known) !== undefined) return undefined;
    const rivals = rivalsOf(page, seen);
    if (rivals === undefined) return undefined;
    return {
      evidence: page.evidence,
      actor: actorOf(page, seen),
      facts: facts({
        proxy: proxyLabel(page.proxy),
        expected: attempt.expect?.status,
        ...pageFacts(page),
      }),
      rivals,
    };
  },
};

/** What else it may be; undefined where it is no block page at all. */
function rivalsOf(page: StrangePage, seen: Seen): readonly FindingKind[] | undefined {
  const { expect } = seen.attempt;
  const mark = page.product?.proves === 'block' ? page.product.confidence : undefined;
  if (page.isDue) return mark === 'high' && isHtml(page) ? [] : undefined;
  // Of a host of the user's own nothing is known: its page may speak of the product.
  if (expect === undefined && page.status < 300) {
    return mark === 'high' && isHtml(page) ? ['unexpected-answer'] : undefined;
  }
  if (mark === 'high') return [];
  if (mark === 'low') return ['captive-portal', 'unexpected-answer'];
  if (expect === undefined || !isOdd(page)) return undefined;
  // No public service leads into a network that it cannot reach.
  const inside = seen.listed && page.foreign !== undefined && isInside(page.foreign);
  return inside ? ['captive-portal'] : ['captive-portal', 'unexpected-answer'];
}

function isOdd(page: StrangePage): boolean {
  return page.foreign !== undefined || (pageStatuses.includes(page.status) && isHtml(page));
}

function actorOf({ proxy }: StrangePage, { distrusted }: Seen): Actor {
  if (distrusted !== undefined) return 'interceptor';
  return proxy === undefined ? 'network-path' : 'proxy-policy';
}
