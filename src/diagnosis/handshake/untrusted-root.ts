import { isUnknownIssuer } from '../../model/chain.ts';
import { facts } from '../facts.ts';
import { chainOf } from '../known.ts';
import type { Rule } from '../rule.ts';
import { chainFacts, productOf, sendsRoot } from './chain-signs.ts';

/**
 * A user's own host whose chain ends in a root that is not trusted here: a company's own, or
 * somebody's in between.
 */
export const untrustedRoot: Rule = {
  kind: 'untrusted-root',
  severity: 'error',
  rivals: ['interception', 'incomplete-chain'],
  prove: ({ distrusted: step }, known) => {
    if (step === undefined || !isUnknownIssuer(step)) return undefined;
    const chain = chainOf(step, known);
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chain), product: productOf(chain) }),
      rivals: sendsRoot(chain) ? ['interception'] : ['interception', 'incomplete-chain'],
    };
  },
};
