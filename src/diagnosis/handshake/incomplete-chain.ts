import { facts } from '../facts.ts';
import { chainOf } from '../known.ts';
import type { Rule } from '../rule.ts';
import { chainFacts, isUnknownIssuer, lacksKnownIssuer } from './chain-signs.ts';

/**
 * The server left out a link of a chain whose authority is known. A warning: Windows fetches the
 * link itself, where it can. Names prove no key, so interception stays a rival.
 */
export const incompleteChain: Rule = {
  kind: 'incomplete-chain',
  severity: 'warning',
  actor: 'service',
  rivals: ['interception'],
  prove: ({ distrusted: step }, known) => {
    if (step === undefined || !isUnknownIssuer(step)) return undefined;
    const chain = chainOf(step, known);
    if (!lacksKnownIssuer(chain, known)) return undefined;
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chain), issuer: chain.at(-1)?.issuer }),
    };
  },
};
