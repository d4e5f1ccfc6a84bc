import { endedRule } from '../ended-rule.ts';
import { nearActor } from '../known/paths.ts';
import type { AnyRule } from '../rule.ts';
import { breakFacts } from './break-facts.ts';
import { certificateExpiry } from './certificate-expiry.ts';
import { certificateNameMismatch } from './certificate-name-mismatch.ts';
import { certificateNotYetValid } from './certificate-not-yet-valid.ts';
import { clientCertificateDemand } from './client-certificate-demand.ts';
import { handshakeAlert } from './handshake-alert.ts';
import { handshakeFailure } from './handshake-failure.ts';
import { incompleteChain } from './incomplete-chain.ts';
import { interception } from './interception.ts';
import { plaintextAnswer } from './plaintext-answer.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { untrustedRoot } from './untrusted-root.ts';

/** Who signed is asked before what is wrong with it; the general kinds come last. */
export const handshakeRules: readonly AnyRule[] = [
  incompleteChain,
  interception,
  certificateExpiry,
  certificateNotYetValid,
  certificateNameMismatch,
  selfSignedCertificate,
  untrustedRoot,
  plaintextAnswer,
  clientCertificateDemand,
  // RST after ClientHello. A peer that closes with our hello unread sends RST too.
  endedRule({
    kind: 'handshake-reset',
    rivals: ['handshake-closure', 'sni-filter', 'service-outage'],
    at: { step: 'handshake', role: 'target', codes: ['reset'] },
    shows: (step, { reading, context }) => ({
      ...nearActor(reading, { step, ...context.paths }),
      facts: breakFacts(reading, step),
    }),
  }),
  // FIN after ClientHello, without a word of TLS.
  endedRule({
    kind: 'handshake-closure',
    rivals: ['handshake-reset', 'sni-filter', 'service-outage'],
    at: { step: 'handshake', role: 'target', codes: ['closed'] },
    shows: (step, { reading, context }) => ({
      ...nearActor(reading, { step, ...context.paths }),
      facts: breakFacts(reading, step),
    }),
  }),
  // Nothing after ClientHello before the deadline, or (`code` is `stall`) nothing more.
  endedRule({
    kind: 'handshake-silence',
    rivals: ['sni-filter', 'service-outage'],
    at: { step: 'handshake', role: 'target', codes: ['timeout', 'stall'] },
    shows: (step, { reading, context }) => ({
      facts: { ...breakFacts(reading, step), deadlineMs: context.deadlineMs },
    }),
  }),
  handshakeAlert,
  handshakeFailure,
];
