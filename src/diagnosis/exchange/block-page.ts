import { isInside } from '../../model/address/is-inside.ts';
import type { Actor, FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import { isHtml } from '../page/page.ts';
import type { Rule } from '../rule.ts';
import { pageFacts, type StrangePage } from '../trial/strange-page.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { proxyAnswer } from '../tunnel/proxy-answer.ts';
import { captivePortal } from './captive-portal.ts';
import { isOwnWord, mayRefuse } from './is-own-word.ts';

const pageStatuses: readonly number[] = [200, 403, 451];
const vague: readonly FindingKind[] = ['captive-portal', 'unexpected-answer'];

/**
 * A page of somebody in between where the service's own answer was due; never behind a chain
 * that verified, since there the service itself speaks, unless by a root of this machine's own
 * alone a product refuses. The expected answer is asked first: in its
 * place a product's mark proves a block, and with it only a mark on a page for people does. A page
 * for people, or a way to another domain, in place of a known answer suggests one.
 */
export const blockPage: Rule<'block-page'> = {
  kind: 'block-page',
  severity: 'error',
  rivals: [],
  prove: (reading, context) => {
    const { page, attempt } = reading;
    if (page?.from !== 'answer' || proxyAnswer(reading) !== undefined) return undefined;
    if (captivePortal.prove(reading, context) !== undefined) return undefined;
    const rivals = rivalsOf(page, reading);
    if (rivals === undefined) return undefined;
    return {
      evidence: page.evidence,
      actor: actorOf(page, reading),
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
function rivalsOf(page: StrangePage, reading: TrialReading): readonly FindingKind[] | undefined {
  const mark = page.product?.proves === 'block' ? page.product.confidence : undefined;
  if (page.isDue) return mark === 'high' && isHtml(page) ? [] : undefined;
  if (reading.attempt.expect === undefined) return mark && rivalsOfUnknown(page, reading);
  if (mark === 'high') return [];
  if (mark === 'low') return vague;
  if (!isOdd(page)) return undefined;
  // No public service leads into a network that it cannot reach.
  const inside = reading.listed && page.foreign !== undefined && isInside(page.foreign);
  return inside ? ['captive-portal'] : vague;
}

/**
 * Of a host whose answer is not known, the page may be its own: it speaks of the product, leads to
 * its documentation, or stands behind it. Then a mark proves a block only in the blocker's own
 * place; and what no filter says, it does not even suggest.
 */
function rivalsOfUnknown(
  page: StrangePage,
  { attempt, listed }: TrialReading,
): readonly FindingKind[] | undefined {
  if (page.status < 300 && page.status !== 0) {
    return page.product?.confidence === 'high' && isHtml(page) ? ['unexpected-answer'] : undefined;
  }
  if (!mayRefuse(page)) return undefined;
  if (isOwnWord(page, attempt.host) || (listed && isNeverService(page))) return [];
  return isLead(page) || page.product?.confidence === 'low' ? vague : ['unexpected-answer'];
}

// Proxies and firewalls that others put before their services as well.
const beforeServices: readonly string[] = ['Squid', 'Barracuda', 'Sophos', 'Microsoft TMG'];

function isNeverService({ product }: StrangePage): boolean {
  return product?.confidence === 'high' && !beforeServices.includes(product.product);
}

function isLead({ product }: StrangePage): boolean {
  return product?.place === 'lead' || product?.place === 'query';
}

function isOdd(page: StrangePage): boolean {
  return page.foreign !== undefined || (pageStatuses.includes(page.status) && isHtml(page));
}

function actorOf({ proxy }: StrangePage, { distrusted, privately }: TrialReading): Actor {
  if (distrusted !== undefined || privately) return 'interceptor';
  return proxy === undefined ? 'network-path' : 'proxy-policy';
}
