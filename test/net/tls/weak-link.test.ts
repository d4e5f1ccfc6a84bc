import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { handshake } from '../../../src/net/handshake.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';
import { weakLink } from '../../../src/net/tls/weak-link.ts';
import { serverCredential } from '../authorities.ts';
import { tlsServer } from '../loopback.ts';
import { netOptions } from '../net-options.ts';
import { openTap } from '../open-tap.ts';
import { smallKey, weakHash, weakRoot } from '../weak-certificates.ts';

const ciphers = 'ALL:@SECLEVEL=0';

async function shake(credential: { key: string; cert: string }, added: readonly string[]) {
  const { port } = await tlsServer({ ...credential, ciphers }, () => {});
  const names = { serverName: 'a.example', checkedName: 'a.example' };
  const tap = await openTap(port);
  const options = netOptions({ trust: trustStore({ added }) });
  return (await handshake({ tap, role: 'target', ...names }, options)).observation;
}

describe('weakLink()', () => {
  it.each([
    ['a small key', smallKey, 'EE_KEY_TOO_SMALL'],
    ['a signature by SHA-1', weakHash, 'CA_MD_TOO_WEAK'],
  ])('finds %s, and the handshake ends all the same', async (_, credential, code) => {
    expect(weakLink([new X509Certificate(credential.cert)])).toBe(code);
    const trusted = await shake(credential, [weakRoot]);
    expect(trusted).toMatchObject({ verification: code, failure: { code: 'certificate' } });
    const unknown = await shake(credential, []);
    expect(unknown).toMatchObject({ verification: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(unknown.chain).toHaveLength(1);
  });

  it("finds nothing in a sound chain, nor in a root's own signature", async () => {
    const { cert } = await serverCredential();
    expect(weakLink([new X509Certificate(String(cert))])).toBeUndefined();
    expect(weakLink([new X509Certificate(weakRoot)])).toBeUndefined();
  });
});
