import type { Rule } from '../rule.ts';
import { type ProxyAnswer, proxyAnswer } from './proxy-answer.ts';
import { socksAnswer } from './socks-answer.ts';

/**
 * The proxy may not pass this: Squid's own word for it, a product's block answer on any status, a
 * plain 403, or SOCKS reply 2 ("not allowed by ruleset").
 */
export const proxyPolicyRefusal: Rule<'proxy-policy-refusal'> = {
  kind: 'proxy-policy-refusal',
  severity: 'error',
  actor: 'proxy-policy',
  rivals: [],
  prove: (reading) => {
    const answer = proxyAnswer(reading);
    if (answer === undefined) return socksAnswer(reading, [2]);
    const { squid, status } = answer;
    const refused =
      squid?.meaning === undefined
        ? status === 403 || isProductsRefusal(answer)
        : squid.meaning === 'policy';
    return refused ? answer : undefined;
  },
};

// A header that a product puts on all its pages does not tell a refusal from a failure behind it.
function isProductsRefusal({ product, status }: ProxyAnswer): boolean {
  if (product?.proves !== 'block') return false;
  return product.confidence === 'high' || status < 500;
}
