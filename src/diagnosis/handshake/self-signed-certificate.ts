import { facts } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { chainFacts, productOf } from './chain-signs.ts';

/** A certificate that vouches for itself, of nobody that is known to intercept. */
export const selfSignedCertificate: Rule<'self-signed-certificate'> = {
  kind: 'self-signed-certificate',
  severity: 'error',
  rivals: ['interception'],
  prove: ({ distrusted: step }, context) => {
    if (step?.verification !== 'DEPTH_ZERO_SELF_SIGNED_CERT') return undefined;
    const chain = chainOf(step, context);
    const product = productOf(chain);
    return { evidence: [step.id], facts: facts({ ...chainFacts(step, chain), product }) };
  },
};
