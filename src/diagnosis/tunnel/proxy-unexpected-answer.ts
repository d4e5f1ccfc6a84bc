import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { proxyAnswer } from './proxy-answer.ts';

const unreached: readonly FindingKind[] = ['proxy-upstream-failure'];

/**
 * Some proxies say so where they find no such service: Privoxy's "404 No such domain", 410, 421, and
 * replies of SOCKS beyond those that are defined (RFC 1928, section 6), as Tor's (its proposal 304).
 */
const ofMissing: readonly number[] = [404, 410, 421];
const definedReplies = 8;

/**
 * Any other answer of the proxy: 401, a redirect, a reply that SOCKS does not define. What it may say
 * of a service that it cannot reach has that as a rival.
 */
export const proxyUnexpectedAnswer: Rule<'proxy-unexpected-answer'> = {
  kind: 'proxy-unexpected-answer',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading) => {
    const answer = proxyAnswer(reading);
    if (answer !== undefined) {
      return ofMissing.includes(answer.status) ? { ...answer, rivals: unreached } : answer;
    }
    const step = endedAt(reading, { step: 'tunnel', codes: ['status', 'socks-reply'] });
    if (step === undefined) return undefined;
    const { status, socksReply: reply } = step;
    const proxy = proxyLabel(step.proxy);
    const isUnknown = reply !== undefined && reply > definedReplies;
    const rivals = isUnknown || ofMissing.includes(status ?? 0) ? unreached : [];
    return { evidence: reading.endIds, facts: facts({ proxy, status, reply }), rivals };
  },
};
