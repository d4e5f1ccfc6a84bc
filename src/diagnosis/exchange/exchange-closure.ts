import type { Rule } from '../rule.ts';
import { endedAt, type Seen } from '../seen.ts';
import { exchangeFacts, exchangeRivals } from './exchange-facts.ts';

/**
 * The peer closed, with or without an alert, before its answer was whole. A warning where the head
 * of the due answer had come from the service itself.
 */
export const exchangeClosure: Rule = {
  kind: 'exchange-closure',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'exchange', codes: ['closed', 'alert'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-hang-up');
    return {
      ...(isClosedAfterAnswer(seen) && { severity: 'warning' }),
      evidence: seen.endIds,
      facts: exchangeFacts(seen, step),
      rivals,
    };
  },
};

/**
 * Whether the due status of a proved server had come, and only its body fell short: the service
 * answered.
 */
export function isClosedAfterAnswer({ answer, attempt, trusted, end }: Seen): boolean {
  const isDue = answer !== undefined && answer.status === attempt.expect?.status;
  return trusted && isDue && answer.id === end?.id && end.failure.code === 'closed';
}
