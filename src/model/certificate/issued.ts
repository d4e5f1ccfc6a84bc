import type { X509Certificate } from 'node:crypto';

/**
 * Whether a certificate was issued by the owner of another: the names and key identifiers fit, that
 * one may sign certificates, and its key made the signature (RFC 5280, section 6.1.3). Names alone
 * are easily claimed. False where a key is of no use here; never throws.
 */
export function isIssued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
