import { alertName } from '../alert-names.ts';
import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';

// certificate_required (RFC 8446, section 6.2): under TLS 1.3 it comes after the handshake.
const certificateRequired = 116;

/** The peer takes no anonymous client: it wants a certificate. */
export const clientCertificateDemand: Rule = {
  kind: 'client-certificate-demand',
  severity: 'error',
  actor: 'service',
  rivals: [],
  prove: (seen) => {
    const step =
      endedAt(seen, { step: 'handshake', role: 'target', codes: ['alert'] }) ??
      endedAt(seen, { step: 'exchange', codes: ['alert'] });
    if (step?.alert !== certificateRequired) return undefined;
    return {
      evidence: seen.endIds,
      facts: facts({
        serverName: step.step === 'handshake' ? step.serverName : seen.attempt.host,
        alert: step.alert,
        alertName: alertName(step.alert),
      }),
    };
  },
};
