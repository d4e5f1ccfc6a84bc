import type { FindingKind } from '../../model/finding/finding.ts';
import type { Rule } from '../rule.ts';
import { type ProxyAnswer, proxyAnswer } from './proxy-answer.ts';
import { socksAnswer } from './socks-answer.ts';

/**
 * The proxy let it pass and could not reach the service: 502, 503, 504, or what Squid and SOCKS
 * (replies 1, 3, 4, 5 and 6) call it.
 */
export const proxyUpstreamFailure: Rule<'proxy-upstream-failure'> = {
  kind: 'proxy-upstream-failure',
  severity: 'error',
  actor: 'proxy-upstream',
  rivals: ['service-outage'],
  prove: (reading) => {
    const answer = proxyAnswer(reading);
    if (answer === undefined) return socksAnswer(reading, [1, 3, 4, 5, 6]);
    const { squid } = answer;
    const failed =
      squid?.meaning === undefined ? saysUpstream(answer) : squid.meaning === 'upstream';
    return failed ? { ...answer, rivals: rivalsOf(answer) } : undefined;
  },
};

// Some products refuse with 502 as well.
function rivalsOf({ product }: ProxyAnswer): readonly FindingKind[] {
  return product?.proves === 'block' && product.confidence === 'low'
    ? ['service-outage', 'proxy-policy-refusal']
    : ['service-outage'];
}

// Tinyproxy says 500 where others say 502 (its src/reqs.c: "Unable to connect").
function saysUpstream({ status, product }: ProxyAnswer): boolean {
  return (status >= 502 && status <= 504) || (status === 500 && product?.product === 'tinyproxy');
}
