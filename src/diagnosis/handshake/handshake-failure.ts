import { facts } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, isPrivate } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';
import { chainFacts } from './chain-signs.ts';

/** Any other failure of the handshake, and chains that fail for a reason of their own. */
export const handshakeFailure: Rule<'handshake-failure'> = {
  kind: 'handshake-failure',
  severity: 'error',
  rivals: [],
  prove: (reading, context): ProofOf<'handshake-failure'> | undefined => {
    const codes = ['tls-error', 'protocol-error', 'too-large'] as const;
    const step = endedAt(reading, { step: 'handshake', role: 'target', codes });
    if (step !== undefined) {
      const { detail } = step.failure;
      return { evidence: reading.endIds, facts: facts({ ...breakFacts(reading, step), detail }) };
    }
    const { distrusted } = reading;
    if (distrusted === undefined || isPrivate(distrusted)) return undefined;
    const chain = chainFacts(distrusted, chainOf(distrusted, context));
    const detail = distrusted.failure?.detail;
    return { evidence: [distrusted.id], facts: facts({ ...chain, detail }) };
  },
};
