import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { proxyAnswer } from './proxy-answer.ts';

/** Any other answer of the proxy: 401, a redirect, a reply that SOCKS does not define. */
export const proxyUnexpectedAnswer: Rule = {
  kind: 'proxy-unexpected-answer',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (seen) => {
    const answer = proxyAnswer(seen);
    if (answer !== undefined) return answer;
    const step = endedAt(seen, { step: 'tunnel', codes: ['status', 'socks-reply'] });
    if (step === undefined) return undefined;
    const { status, socksReply: reply } = step;
    const proxy = proxyLabel(step.proxy);
    return { evidence: seen.endIds, facts: facts({ proxy, status, reply }) };
  },
};
