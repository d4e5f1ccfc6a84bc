import type { Certificate, HandshakeObservation } from '../audit/observation.ts';

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
 * The certificates of a chain, leaf first, of which each bears the name that the one before it gives
 * as its issuer's, in whatever order they came; what belongs to nothing is left out.
 */
export function pathOf(chain: readonly Certificate[]): readonly Certificate[] {
  const left = new Set(chain);
  const path: Certificate[] = [];
  for (let next = chain[0]; next !== undefined; ) {
    path.push(next);
    left.delete(next);
    const { issuer, subject } = next;
    next = issuer === subject ? undefined : [...left].find((one) => one.subject === issuer);
  }
  return path;
}

/**
 * Of a chain, leaf first, the certificate whose issuer did not come along; undefined where a root
 * did, or where there is no leaf.
 */
export function topOf(chain: readonly Certificate[]): Certificate | undefined {
  const top = pathOf(chain).at(-1);
  return top === undefined || top.subject === top.issuer ? undefined : top;
}
