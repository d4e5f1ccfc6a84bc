import type { X509Certificate } from 'node:crypto';

const minRsaBits = 2048;
const maxKnown = 5000;
const known = new Map<string, string | undefined>();
// What no public authority has signed with for years: MD5 and SHA-1, with RSA and with ECDSA.
const weakSignatures = ['2a864886f70d010104', '2a864886f70d010105', '2a8648ce3d0401'].map((oid) =>
  Buffer.from(oid, 'hex'),
);

/**
 * The first fault of strength in a chain as presented, leaf first, in OpenSSL's words: a key of RSA
 * under 2048 bits, a signature by MD5 or SHA-1. Handshakes go on whatever the strength is, so that
 * the chain of a weak interceptor is seen; that no weak chain counts as verified is judged here. A
 * root's own signature says nothing.
 */
export function weakLink(chain: readonly X509Certificate[]): string | undefined {
  for (const [index, certificate] of chain.entries()) {
    const found = weaknessOf(certificate);
    if (found !== undefined)
      return `${index === 0 && found === keyTooSmall ? 'EE' : 'CA'}_${found}`;
  }
  return undefined;
}

/** Lets go of what was found of each. */
export function forgetStrengths(): void {
  known.clear();
}

const keyTooSmall = 'KEY_TOO_SMALL';

function weaknessOf(certificate: X509Certificate): string | undefined {
  const { fingerprint256 } = certificate;
  if (known.has(fingerprint256)) return known.get(fingerprint256);
  const found = hasSmallKey(certificate)
    ? keyTooSmall
    : isSignedWeakly(certificate)
      ? 'MD_TOO_WEAK'
      : undefined;
  if (known.size < maxKnown) known.set(fingerprint256, found);
  return found;
}

function hasSmallKey({ publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < minRsaBits;
}

function isSignedWeakly({ raw, subject, issuer }: X509Certificate): boolean {
  return subject !== issuer && weakSignatures.some((oid) => raw.includes(oid));
}
