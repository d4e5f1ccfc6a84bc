import type { HandshakeObservation } from '../../model/audit/observation.ts';
import { isUnknownIssuer } from '../../model/certificate/chain.ts';
import { facts } from '../facts.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { isService, type TrialReading } from '../trial/trial-reading.ts';
import { chainFacts } from './chain-signs.ts';
import { missingLink } from './missing-link.ts';

const codes: readonly (string | undefined)[] = [
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'HOSTNAME_MISMATCH',
];

/** The certificate is for other names. */
export const certificateNameMismatch: Rule<'certificate-name-mismatch'> = {
  kind: 'certificate-name-mismatch',
  severity: 'error',
  rivals: ['interception'],
  prove: (reading, context) => {
    const { distrusted: step } = reading;
    if (step === undefined || !(isWrong(step) || isLeftOver(reading, context))) return undefined;
    const chain = chainOf(step, context);
    return {
      evidence: [step.id],
      facts: facts({
        ...chainFacts(step, chain),
        names: chain[0]?.names.slice(0, 10),
      }),
    };
  },
};

function isWrong({ verification }: HandshakeObservation): boolean {
  return codes.includes(verification);
}

/** A chain that only lacks a link, and is a public one for other names. */
function isLeftOver(reading: TrialReading, context: AuditContext): boolean {
  const { distrusted: step } = reading;
  if (!step?.misnamed || !isUnknownIssuer(step)) return false;
  return missingLink(step, { context, isService: isService(reading) }).state === 'genuine';
}
