import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';

const bundled = new X509Certificate(rootCertificates[0] ?? '');
const sha1 = bundled.fingerprint.replaceAll(':', '');

async function chainOf(root: string): Promise<{ root: string; chain: X509Certificate[] }> {
  const made = await createAuthority({ root: { CN: root } });
  const { cert } = await made.credentialFor(['a.example']);
  return { root: made.root, chain: [new X509Certificate(cert)] };
}

describe('anchorOf()', () => {
  it('knows a root of Node’s bundle as public', () => {
    expect(trustStore().anchorOf([bundled])?.anchor).toBe('public');
  });

  it('knows an expected root by its thumbprint, in either case', () => {
    expect(trustStore({ expected: [sha1.toUpperCase()] }).anchorOf([bundled])?.anchor).toBe(
      'expected',
    );
    expect(trustStore({ expected: [sha1.toLowerCase()] }).anchorOf([bundled])?.anchor).toBe(
      'expected',
    );
  });

  it('keeps a public root public when the user adds it as well', () => {
    expect(trustStore({ added: [bundled.toString()] }).anchorOf([bundled])?.anchor).toBe('public');
  });

  it('knows a root that was added', async () => {
    const { root, chain } = await chainOf('Company Root');
    expect(trustStore({ added: [root] }).anchorOf(chain)?.anchor).toBe('added');
    expect(trustStore().anchorOf(chain)).toBeUndefined();
    expect(trustStore().anchorOf([])).toBeUndefined();
  });

  it('is not taken in by a root that only claims the name', async () => {
    const { root } = await chainOf('Company Root');
    const { chain } = await chainOf('Company Root');
    expect(trustStore({ added: [root] }).anchorOf(chain)).toBeUndefined();
  });

  it('judges each chain by itself, whatever it shares with another', async () => {
    const { root, chain } = await chainOf('Company Root');
    const other = await chainOf('Other Root');
    const trust = trustStore({ added: [root] });
    expect(trust.anchorOf([...chain, bundled])?.anchor).toBe('added');
    expect(trust.anchorOf([...other.chain, ...other.chain])).toBeUndefined();
    expect(trust.anchorOf([bundled, ...other.chain])?.anchor).toBe('public');
  });
});
