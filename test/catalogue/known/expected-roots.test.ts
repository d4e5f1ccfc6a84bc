import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { expectedRoots } from '../../../src/catalogue/known/expected-roots.ts';

const plain = (thumbprint: string): string => thumbprint.replaceAll(':', '').toLowerCase();
const bundled = rootCertificates.map((pem) => new X509Certificate(pem));
const each = expectedRoots.map((root) => [root.name, root] as const);

describe('expectedRoots', () => {
  it.each(each)('%s has the thumbprints and the last day of its bytes', (_, root) => {
    const { sha1, sha256, until, pem } = root;
    const x509 = pem
      ? new X509Certificate(pem)
      : bundled.find(({ fingerprint256 }) => plain(fingerprint256) === sha256);
    if (!x509) throw new Error('neither carried nor in the bundle of this Node');
    expect({
      sha1: plain(x509.fingerprint),
      sha256: plain(x509.fingerprint256),
      until: new Date(x509.validTo).toISOString().slice(0, 10),
    }).toEqual({ sha1, sha256, until });
  });

  it.each(each)('%s is called by its own name, signs itself, and is an authority', (_, root) => {
    const { name, sha256, pem } = root;
    const x509 = pem
      ? new X509Certificate(pem)
      : bundled.find(({ fingerprint256 }) => plain(fingerprint256) === sha256);
    expect(x509?.subject.split('\n')).toContain(`CN=${name}`);
    expect(x509?.verify(x509.publicKey)).toBe(true);
    expect(x509?.ca).toBe(true);
  });

  it('names each root once', () => {
    expect(new Set(expectedRoots.map(({ sha1 }) => sha1)).size).toBe(expectedRoots.length);
    expect(new Set(expectedRoots.map(({ sha256 }) => sha256)).size).toBe(expectedRoots.length);
  });
});
