import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { openFaultyLab, placeOf, secure } from '../lab-client.ts';

async function leafOf(lab: Lab): Promise<X509Certificate> {
  const port = await placeOf(lab, 'gateway.example.com', 443);
  const { socket, outcome } = secure(lab, port, { rejectUnauthorized: false });
  expect(await outcome).toBe('secure');
  return socket.getPeerX509Certificate() ?? expect.fail('no certificate');
}

describe('a certificate of somebody else', () => {
  it.each([[true], [false]])('names its issuer, its root sent %s', async (rootSent) => {
    const issuer = { CN: 'Example Bank Issuing CA', O: 'Example Bank', L: 'San Francisco' };
    const leaf = await leafOf(await openFaultyLab({ kind: 'issued-by', issuer, rootSent }));
    expect(leaf.issuer).toContain('L=San Francisco');
    expect(leaf.subject).toContain('gateway.example.com');
    expect(leaf.issuerCertificate === undefined).toBe(!rootSent);
  });

  it('is signed by itself, in its own name', async () => {
    const subject = { CN: 'gateway.example.com', O: 'Fortinet' };
    const leaf = await leafOf(await openFaultyLab({ kind: 'own-certificate', subject }));
    expect(leaf.subject).toBe(leaf.issuer);
    expect(leaf.subject).toContain('O=Fortinet');
    expect(leaf.subjectAltName).toBe('DNS:gateway.example.com');
    expect(leaf.verify(leaf.publicKey)).toBe(true);
  });

  it('has two signers of one name and key, of which the second leads to the services', async () => {
    const fault: Fault = { kind: 'old-link-first' };
    const lab = await openFaultyLab(fault);
    const leaf = await leafOf(lab);
    const old = leaf.issuerCertificate ?? expect.fail('no issuer');
    expect(old.issuer).toContain('Retired');
    expect(leaf.verify(old.publicKey)).toBe(true);
    expect(new X509Certificate(lab.ca).subject).not.toBe(old.issuer);
  });
});
