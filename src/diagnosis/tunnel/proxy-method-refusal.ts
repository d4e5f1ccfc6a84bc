import type { Rule } from '../rule.ts';
import { proxyAnswer } from './proxy-answer.ts';
import { socksAnswer } from './socks-answer.ts';

const statuses: readonly number[] = [400, 405, 501];

/** The proxy opens no tunnel, or is no proxy at all: 400, 405, 501, SOCKS reply 7. */
export const proxyMethodRefusal: Rule<'proxy-method-refusal'> = {
  kind: 'proxy-method-refusal',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading) => {
    const answer = proxyAnswer(reading);
    if (answer === undefined) return socksAnswer(reading, [7]);
    return answer.squid?.meaning === 'method' || statuses.includes(answer.status)
      ? answer
      : undefined;
  },
};
