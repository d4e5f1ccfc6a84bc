import type { FailureCode } from '../../model/finding/failure.ts';
import { alertName } from '../alert-names.ts';
import { facts, proxyLabel } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { endedAt, type Failed } from '../trial/trial-reading.ts';

/** TLS to an HTTPS proxy itself fails; `code` is the chain's fault where that is the cause. */
export const proxyTlsFailure: Rule<'proxy-tls-failure'> = {
  kind: 'proxy-tls-failure',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading, context) => {
    const handshake = endedAt(reading, { step: 'handshake', role: 'proxy' });
    const step = handshake ?? endedAt(reading, { step: 'tunnel', codes: ['alert'] });
    if (step === undefined || step.failure.code === 'unknown') return undefined;
    const leaf = handshake && chainOf(handshake, context)[0];
    return {
      evidence: reading.endIds,
      facts: facts({
        proxy: proxyLabel(reading.attempt.proxy),
        code: handshake?.verification ?? step.failure.code,
        alert: handshake?.alert,
        alertName: alertName(handshake?.alert),
        issuer: leaf?.issuer,
        subject: leaf?.subject,
        detail: step.failure.detail,
      }),
      // A proxy that speaks no TLS waits for the end of a line, or hangs up.
      rivals: spokeTls(step) ? [] : ['proxy-scheme-mismatch'],
    };
  },
};

const wordless: readonly FailureCode[] = ['timeout', 'closed', 'reset'];

function spokeTls({ failure }: Failed): boolean {
  return !wordless.includes(failure.code);
}
