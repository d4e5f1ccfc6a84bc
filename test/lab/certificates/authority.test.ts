import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';

const plan = { root: { CN: 'Test Root' }, intermediate: { CN: 'Test Issuer' } };
const host = 'service.example';

/** Each certificate of a text in PEM, in its order. */
function chainOf(pem: string): X509Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return found.map((one) => new X509Certificate(one));
}

describe('createAuthority()', () => {
  it('issues a leaf for the name, and presents who signed it, up to the root', async () => {
    const authority = await createAuthority(plan);
    const { cert } = await authority.credentialFor([host]);
    const [leaf, issuer, ...more] = chainOf(cert);
    const [root] = chainOf(authority.root);
    expect(more).toEqual([]);
    expect(leaf?.checkHost(host)).toBe(host);
    expect(leaf?.ca).toBe(false);
    expect(issuer && leaf?.verify(issuer.publicKey)).toBe(true);
    expect(root && issuer?.verify(root.publicKey)).toBe(true);
  });

  it.each([
    ['expired', ({ validToDate }: X509Certificate) => validToDate < new Date()],
    ['not-yet-valid', ({ validFromDate }: X509Certificate) => validFromDate > new Date()],
    ['wrong-name', (leaf: X509Certificate) => leaf.checkHost(host) === undefined],
    ['self-signed', (leaf: X509Certificate) => leaf.verify(leaf.publicKey)],
  ] as const)('makes a leaf that is %s, and no other that is', async (flaw, isSo) => {
    const authority = await createAuthority(plan);
    const leaves = [undefined, flaw].map(async (one) => {
      const { cert } = await authority.credentialFor([host], one);
      return chainOf(cert).slice(0, 1).map(isSo);
    });
    expect(await Promise.all(leaves)).toEqual([[false], [true]]);
  });

  it('leaves out who signed where the fault is that nobody presents it', async () => {
    const authority = await createAuthority(plan);
    const { cert } = await authority.credentialFor([host], 'leaf-only');
    expect(chainOf(cert)).toHaveLength(1);
  });

  it('gives one credential to all who ask for one name', async () => {
    const authority = await createAuthority(plan);
    const [first, second] = await Promise.all([
      authority.credentialFor([host]),
      authority.credentialFor([host]),
    ]);
    expect(first).toBe(second);
  });
});
