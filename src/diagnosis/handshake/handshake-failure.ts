import { facts } from '../facts.ts';
import { chainOf } from '../known/known.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, isPrivate } from '../trial/seen.ts';
import { breakFacts } from './break-facts.ts';
import { chainFacts } from './chain-signs.ts';

/** Any other failure of the handshake, and chains that fail for a reason of their own. */
export const handshakeFailure: Rule<'handshake-failure'> = {
  kind: 'handshake-failure',
  severity: 'error',
  rivals: [],
  prove: (seen, known): ProofOf<'handshake-failure'> | undefined => {
    const codes = ['tls-error', 'protocol-error', 'too-large'] as const;
    const step = endedAt(seen, { step: 'handshake', role: 'target', codes });
    if (step !== undefined) {
      const { detail } = step.failure;
      return { evidence: seen.endIds, facts: facts({ ...breakFacts(seen, step), detail }) };
    }
    const { distrusted } = seen;
    if (distrusted === undefined || isPrivate(distrusted)) return undefined;
    const chain = chainFacts(distrusted, chainOf(distrusted, known));
    const detail = distrusted.failure?.detail;
    return { evidence: [distrusted.id], facts: facts({ ...chain, detail }) };
  },
};
