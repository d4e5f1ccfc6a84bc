import type { Certificate, HandshakeObservation } from '../../model/observation.ts';
import { facts } from '../facts.ts';
import type { Known } from '../known.ts';
import type { Facts } from '../rule.ts';
import { isIssuingAuthority } from './issuing-authorities.ts';

// OpenSSL's words (X509_verify_cert_error_string) for a chain that ends in nothing we trust.
const unknownIssuer: readonly string[] = [
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Whether the chain failed for want of a trusted issuer. */
export function isUnknownIssuer({ verification }: HandshakeObservation): boolean {
  return verification !== undefined && unknownIssuer.includes(verification);
}

/**
 * Whether the chain as presented (leaf first) stops below an authority that is known: one that
 * other hosts of this audit present, or one that publicly issues for the services. Names alone
 * are compared, so an interceptor that borrows a name stays a rival.
 */
export function lacksKnownIssuer(
  chain: readonly Certificate[],
  { authorities }: Pick<Known, 'authorities'>,
): boolean {
  const issuer = chain.at(-1)?.issuer;
  if (issuer === undefined || chain.some(({ subject }) => subject === issuer)) return false;
  return authorities.has(issuer) || isIssuingAuthority(issuer);
}

/** Whether the chain brings its own root along. */
export function sendsRoot(chain: readonly Certificate[]): boolean {
  const last = chain.at(-1);
  return last !== undefined && last.subject === last.issuer;
}

/** What every finding about a chain says of it. */
export function chainFacts(step: HandshakeObservation, chain: readonly Certificate[]): Facts {
  const leaf = chain[0];
  return facts({
    serverName: step.serverName ?? step.checkedName,
    code: step.verification,
    issuer: leaf?.issuer,
    subject: leaf?.subject,
  });
}
