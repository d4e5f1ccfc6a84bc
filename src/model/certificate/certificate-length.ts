import type { Certificate } from '../audit/observation.ts';

/** How many characters the texts of a certificate have, which are a stranger's. */
export function certificateLength(certificate: Certificate): number {
  const { der, subject, issuer, names, crl = [], ocsp = [], issuerAt = [] } = certificate;
  const texts = [der, subject, issuer, ...names, ...crl, ...ocsp, ...issuerAt];
  return texts.reduce((sum, text) => sum + text.length, 0);
}
