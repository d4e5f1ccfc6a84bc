import { facts } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { chainFacts } from './chain-signs.ts';

/** The chain is past its time, by this machine's clock. */
export const certificateExpiry: Rule<'certificate-expiry'> = {
  kind: 'certificate-expiry',
  severity: 'error',
  actor: 'service',
  rivals: ['clock-skew'],
  prove: ({ distrusted: step }, context) => {
    if (step?.verification !== 'CERT_HAS_EXPIRED') return undefined;
    const chain = chainOf(step, context);
    const ends = chain.map(({ notAfter }) => notAfter).sort();
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chain), notAfter: ends[0] }),
    };
  },
};
