import type { HandshakeObservation } from '../../model/audit/observation.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt, type Failed } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';

/**
 * The reasons of OpenSSL that are its own refusals of what a server offers: older versions, small
 * keys, weak hashes, curves that it did not offer (its ssl/ssl_err.c).
 */
const ownReasons =
  /legacy renegotiation|(?:dh|ee|ca) key too small|md too weak|modulus too small|unsupported protocol|version too low|wrong ssl version|inappropriate fallback|wrong signature type|legacy sigalg|no suitable signature|bad dh value|wrong curve|unsupported elliptic curve|inconsistent extms|wrong cipher returned|unknown cipher returned|dh_key_too_small|small (?:key|subgroup)/i;

/**
 * The handshake failed because our own TLS does not take what the server offers. Windows may take
 * it: nothing is shown of the network.
 */
export const localTlsRefusal: Rule<'local-tls-refusal'> = {
  kind: 'local-tls-refusal',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'handshake', codes: ['tls-error', 'unknown'] });
    if (step === undefined || !isOwn(step)) return undefined;
    const detail = step.failure.detail;
    const proxy = step.role === 'proxy' ? proxyLabel(reading.attempt.proxy) : undefined;
    return {
      evidence: reading.endIds,
      facts: facts({ ...breakFacts(reading, step), proxy, reason: detail }),
    };
  },
};

function isOwn({ failure }: Failed<HandshakeObservation>): boolean {
  return ownReasons.test(failure.detail);
}
