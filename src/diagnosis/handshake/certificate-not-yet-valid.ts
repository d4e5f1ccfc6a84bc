import { facts } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { chainFacts } from './chain-signs.ts';

/** The chain is before its time, by this machine's clock. */
export const certificateNotYetValid: Rule<'certificate-not-yet-valid'> = {
  kind: 'certificate-not-yet-valid',
  severity: 'error',
  actor: 'service',
  rivals: ['clock-skew'],
  prove: ({ distrusted: step }, context) => {
    if (step?.verification !== 'CERT_NOT_YET_VALID') return undefined;
    const chain = chainOf(step, context);
    const starts = chain.map(({ notBefore }) => notBefore).sort();
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chain), notBefore: starts.at(-1) }),
    };
  },
};
