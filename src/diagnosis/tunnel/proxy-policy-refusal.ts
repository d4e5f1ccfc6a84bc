import type { Rule } from '../rule.ts';
import { proxyAnswer } from './proxy-answer.ts';
import { socksAnswer } from './socks-answer.ts';

/**
 * The proxy may not pass this: Squid's own word for it, a product's block answer on any status, a
 * plain 403, or SOCKS reply 2 ("not allowed by ruleset").
 */
export const proxyPolicyRefusal: Rule = {
  kind: 'proxy-policy-refusal',
  severity: 'error',
  actor: 'proxy-policy',
  rivals: [],
  prove: (seen) => {
    const answer = proxyAnswer(seen);
    if (answer === undefined) return socksAnswer(seen, [2]);
    const { squid, product, status } = answer;
    const refused =
      squid?.meaning === undefined
        ? product?.proves === 'block' || status === 403
        : squid.meaning === 'policy';
    return refused ? answer : undefined;
  },
};
