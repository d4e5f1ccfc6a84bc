import type { AnyRule } from '../rule.ts';
import { certificateExpiry } from './certificate-expiry.ts';
import { certificateNameMismatch } from './certificate-name-mismatch.ts';
import { certificateNotYetValid } from './certificate-not-yet-valid.ts';
import { clientCertificateDemand } from './client-certificate-demand.ts';
import { handshakeAlert } from './handshake-alert.ts';
import { handshakeClosure } from './handshake-closure.ts';
import { handshakeFailure } from './handshake-failure.ts';
import { handshakeReset } from './handshake-reset.ts';
import { handshakeSilence } from './handshake-silence.ts';
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
  handshakeReset,
  handshakeClosure,
  handshakeSilence,
  handshakeAlert,
  handshakeFailure,
];
