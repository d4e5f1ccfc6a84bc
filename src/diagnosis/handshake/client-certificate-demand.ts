import { alertName } from '../alert-names.ts';
import { facts } from '../facts.ts';
import { titleOf } from '../page/title.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';

// certificate_required (RFC 8446, section 6.2): under TLS 1.3 it comes after the handshake.
const certificateRequired = 116;

// nginx ends the handshake, and says it in the page of a 400.
const nginxTitle = /^400 No required SSL certificate was sent$/i;

/** The peer takes no anonymous client: it wants a certificate. */
export const clientCertificateDemand: Rule<'client-certificate-demand'> = {
  kind: 'client-certificate-demand',
  severity: 'error',
  actor: 'service',
  rivals: [],
  prove: (reading) => {
    const step =
      endedAt(reading, { step: 'handshake', role: 'target', codes: ['alert'] }) ??
      endedAt(reading, { step: 'exchange', codes: ['alert'] });
    if (step?.alert !== certificateRequired) return demandInPage(reading);
    return {
      evidence: reading.endIds,
      facts: facts({
        serverName: step.step === 'handshake' ? step.serverName : reading.attempt.host,
        alert: step.alert,
        alertName: alertName(step.alert),
      }),
    };
  },
};

function demandInPage({
  answer,
  trusted,
  attempt,
}: TrialReading): ProofOf<'client-certificate-demand'> | undefined {
  if (answer === undefined || !trusted || answer.status !== 400) return undefined;
  const title = titleOf(answer.body);
  if (title === undefined || !nginxTitle.test(title)) return undefined;
  const serverName = URL.parse(answer.url)?.hostname ?? attempt.host;
  return { evidence: [answer.id], facts: facts({ serverName, status: answer.status, title }) };
}
