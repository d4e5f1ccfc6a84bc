import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createKeys,
  type DistinguishedName,
  issueCertificate,
  type KeyPair,
} from '../../../src/lab/certificates/certificate.ts';
import type { Anchor } from '../../../src/model/audit/observation.ts';
import { anchorOf, type Root, type Roots } from '../../../src/net/tls/anchor.ts';

interface Party {
  readonly subject: DistinguishedName;
  readonly keys: KeyPair;
}

const party = async (name: string): Promise<Party> => ({
  subject: { CN: name },
  keys: await createKeys(),
});
const [old, young, issuing, site] = await Promise.all([
  party('Old Root'),
  party('Young Root'),
  party('Issuing Authority'),
  party('a.example'),
]);

const signed = async (subject: Party, issuer: Party): Promise<X509Certificate> =>
  new X509Certificate(
    await issueCertificate({
      ...subject,
      issuer,
      ...(subject === site && { names: ['a.example'] }),
    }),
  );

/** Self-signed roots under their names, as a trust store keeps them. */
async function rootsOf(...pairs: readonly (readonly [Party, Anchor])[]): Promise<Roots> {
  const roots = new Map<string, Root[]>();
  for (const [one, anchor] of pairs) {
    const x509 = await signed(one, one);
    roots.set(x509.subject, [...(roots.get(x509.subject) ?? []), { x509, anchor }]);
  }
  return roots;
}

describe('anchorOf()', () => {
  it('finds the root that issued the last of a chain, and that of a leaf alone', async () => {
    const roots = await rootsOf([young, 'public']);
    const chain = [await signed(site, issuing), await signed(issuing, young)];
    expect(anchorOf(chain, roots)?.anchor).toBe('public');
    expect(anchorOf([await signed(site, young)], roots)?.anchor).toBe('public');
    expect(anchorOf(chain.slice(0, 1), roots)).toBeUndefined();
    expect(anchorOf([], roots)).toBeUndefined();
  });

  it('lets a chain of a public root count as expected where an expected one signed that root', async () => {
    const chain = [await signed(site, young), await signed(young, old)];
    const roots = await rootsOf([young, 'public'], [old, 'expected']);
    expect(anchorOf(chain, roots)).toMatchObject({
      anchor: 'expected',
      x509: { subject: 'CN=Old Root' },
    });
    // Without the link it is what its own root is.
    expect(anchorOf(chain.slice(0, 1), roots)?.anchor).toBe('public');
  });

  it('keeps the better root where the cross-signed one leads to a lesser', async () => {
    const chain = [await signed(site, young), await signed(young, old)];
    expect(anchorOf(chain, await rootsOf([young, 'public'], [old, 'added']))?.anchor).toBe(
      'public',
    );
    expect(anchorOf(chain, await rootsOf([young, 'added'], [old, 'system']))?.anchor).toBe(
      'system',
    );
  });

  it('is not led on by a link that was sent along and signed nothing below it', async () => {
    const roots = await rootsOf([old, 'expected']);
    const interceptor = await party('Young Root');
    // A genuine certificate of the name that the leaf gives, whose key is not the leaf's issuer's.
    const leaf = await signed(site, interceptor);
    expect(anchorOf([leaf, await signed(young, old)], roots)).toBeUndefined();
    expect(anchorOf([leaf, await signed(issuing, old)], roots)).toBeUndefined();
  });

  it('is not led on by a certificate that may sign nothing', async () => {
    const roots = await rootsOf([old, 'expected']);
    const below = await party('b.example');
    const leaf = await signed(below, site);
    expect(leaf.verify((await signed(site, old)).publicKey)).toBe(true);
    expect(anchorOf([leaf, await signed(site, old)], roots)).toBeUndefined();
  });

  it('takes of two roots of one name the one whose key it is', async () => {
    const namesake = await party('Old Root');
    const roots = await rootsOf([namesake, 'expected'], [old, 'added']);
    expect(anchorOf([await signed(site, old)], roots)?.anchor).toBe('added');
  });
});
