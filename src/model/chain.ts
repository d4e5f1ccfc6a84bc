import type { Certificate, HandshakeObservation } from './observation.ts';

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
 * Of a chain, leaf first, the certificate whose issuer did not come along, in whatever order the
 * others came; undefined where a root did, or where there is no leaf.
 */
export function topOf(chain: readonly Certificate[]): Certificate | undefined {
  const left = new Set(chain);
  let top = chain[0];
  for (let next = top; next !== undefined; ) {
    top = next;
    left.delete(top);
    const { issuer, subject } = top;
    next = issuer === subject ? undefined : [...left].find((one) => one.subject === issuer);
  }
  return top === undefined || top.subject === top.issuer ? undefined : top;
}
