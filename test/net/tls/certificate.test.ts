import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeCertificate } from '../../../src/net/tls/certificate.ts';
import { authority } from '../authorities.ts';

const leafOf = async (...names: string[]): Promise<X509Certificate> =>
  new X509Certificate((await authority.credentialFor(names)).cert);

describe('describeCertificate()', () => {
  it('gives a certificate as plain data', async () => {
    const x509 = await leafOf('a.example', '*.b.example', '192.0.2.1', '2001:db8::1');
    const described = describeCertificate(x509);
    expect(described).toEqual({
      id: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
      subject: 'CN=a.example',
      issuer: expect.stringMatching(/CN=Test Issuing Authority/),
      notBefore: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      notAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      names: ['DNS:a.example', 'DNS:*.b.example', 'IP:192.0.2.1', 'IP:2001:DB8:0:0:0:0:0:1'],
      der: x509.raw.toString('base64'),
    });
    expect(described.issuer).not.toContain('\n');
  });

  it('gives the same object for the same bytes', async () => {
    const x509 = await leafOf('same.example');
    const again = new X509Certificate(x509.raw);
    expect(describeCertificate(again)).toBe(describeCertificate(x509));
  });

  it('bounds the names of a certificate that has too many', async () => {
    const many = Array.from({ length: 150 }, (_, i) => `n${i}.example`);
    const { names, cut } = describeCertificate(await leafOf(...many));
    expect(names).toHaveLength(100);
    expect(cut).toBe(true);
  });

  it('leaves out the bytes of one that is longer than any, and what its names are too long for', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `${`${i}`.padStart(60, 'x')}.example`);
    const described = describeCertificate(await leafOf(...many));
    expect(described).toMatchObject({ der: '', cut: true });
    expect(described.names.join('').length).toBeLessThan(8192);
    expect(described.names.length).toBeGreaterThan(80);
  });
});
