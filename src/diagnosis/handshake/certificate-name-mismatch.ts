import { facts } from '../facts.ts';
import { chainOf } from '../known.ts';
import type { Rule } from '../rule.ts';
import { chainFacts } from './chain-signs.ts';

const codes: readonly (string | undefined)[] = [
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'HOSTNAME_MISMATCH',
];

/** The certificate is for other names. */
export const certificateNameMismatch: Rule = {
  kind: 'certificate-name-mismatch',
  severity: 'error',
  rivals: ['interception'],
  prove: ({ distrusted: step }, known) => {
    if (step === undefined || !codes.includes(step.verification)) return undefined;
    const chain = chainOf(step, known);
    return {
      evidence: [step.id],
      facts: facts({
        ...chainFacts(step, chain),
        names: chain[0]?.names.slice(0, 10),
      }),
    };
  },
};
