import type { FindingKind } from '../../model/finding/finding.ts';
import type { PageFacts } from '../../model/finding/finding-facts.ts';
import { facts, proxyLabel } from '../facts.ts';
import { type Page, redirectOf } from '../page/page.ts';
import { titleOf } from '../page/title.ts';
import { withoutQuery } from '../page/without-query.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { pageFacts } from '../trial/strange-page.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * Another status than the service is known to give. A warning where the service itself says so
 * below 500, or where Microsoft's own tools let it pass; an error from 500 on, and where nobody
 * vouches for who spoke. Without a known answer any status below 500 passes, and from 500 on
 * those that a chain vouches for.
 */
export const unexpectedAnswer: Rule<'unexpected-answer'> = {
  kind: 'unexpected-answer',
  severity: 'warning',
  rivals: [],
  prove: (reading): ProofOf<'unexpected-answer'> | undefined => {
    const { answer, attempt, trusted, end, page } = reading;
    if (answer === undefined || end !== undefined) return undefined;
    const { expect } = attempt;
    if (expect === undefined ? trusted || answer.status < 500 : answer.status === expect.status) {
      return undefined;
    }
    const passes = isAccepted(reading) || (trusted && answer.status < 500);
    return {
      evidence: [answer.id],
      severity: passes ? 'warning' : 'error',
      ...(trusted && { actor: 'service' }),
      facts: facts({
        proxy: proxyLabel(answer.proxy),
        expected: expect?.status,
        ...(page === undefined ? ownFacts(answer) : pageFacts(page)),
      }),
      rivals: rivalsOf(reading),
    };
  },
};

// What the service says itself is no refusal of a product, whatever words it uses.
function ownFacts(answer: Page): PageFacts {
  const { status, body } = answer;
  const location = redirectOf(answer);
  return facts({
    status,
    title: titleOf(body),
    location: location === undefined ? undefined : withoutQuery(location),
  });
}

/** Whether Microsoft's own tools let the answer pass beside the expected one. */
export function isAccepted({ answer, attempt }: TrialReading): boolean {
  return answer !== undefined && (attempt.expect?.accepts.includes(answer.status) ?? false);
}

function rivalsOf({ trusted, answer }: TrialReading): readonly FindingKind[] {
  if (trusted || answer === undefined) return [];
  if (answer.proxy === undefined) return ['block-page'];
  return answer.status < 500 ? ['block-page', 'proxy-policy-refusal'] : ['proxy-upstream-failure'];
}
