import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys, issueCertificate } from '../../../src/lab/certificates/certificate.ts';
import type { Certificate } from '../../../src/model/audit/observation.ts';
import { withCertificates } from '../../../src/net/tls/issuer-certificates.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';

const party = async (CN: string) => ({ subject: { CN }, keys: await createKeys() });
const [root, issuing] = await Promise.all([party('Root'), party('Issuing')]);
const rootPem = await issueCertificate(root);
const pem = await issueCertificate({ ...issuing, issuer: root });
const x509 = new X509Certificate(pem);
const id = x509.fingerprint256.replaceAll(':', '').toLowerCase();
const rootId = new X509Certificate(rootPem).fingerprint256.replaceAll(':', '').toLowerCase();

function read(bytes: Buffer | string, status = 200, added: readonly string[] = [rootPem]) {
  const seen: Certificate[] = [];
  const body = Buffer.from(bytes).toString('latin1');
  const answer = withCertificates(
    {
      step: 'exchange',
      method: 'GET',
      url: 'http://aia.example/issuing.crt',
      sent: '',
      startedAt: '',
      durationMs: 1,
      status,
      headers: [],
      body,
      failure: null,
    },
    { trust: trustStore({ added }), onCertificate: (one) => seen.push(one) },
  );
  return { answer, seen: seen.map((one) => one.id) };
}

describe('withCertificates()', () => {
  it.each([
    ['DER', x509.raw],
    ['PEM', pem],
    ['PEM with text before it', `Subject: x\n${pem}`],
    ['a bundle', Buffer.concat([Buffer.from('3082ffff30820001', 'hex'), x509.raw])],
    ['a bundle of two', Buffer.concat([x509.raw, new X509Certificate(rootPem).raw])],
  ])('reads %s, and in which root it ends', (_, bytes) => {
    const { answer, seen } = read(bytes);
    expect(answer).toMatchObject({ anchor: 'added', root: rootId });
    expect(answer.certificates).toContain(id);
    expect(answer).not.toHaveProperty('body');
    expect(answer).not.toHaveProperty('headers');
    expect(seen).toEqual(expect.arrayContaining([id, rootId]));
  });

  it('names no root that did not issue it', () => {
    const { answer } = read(x509.raw, 200, []);
    expect(answer.certificates).toEqual([id]);
    expect(answer).not.toHaveProperty('anchor');
  });

  it('leaves a page as it came, and the body of a refusal', () => {
    expect(read('<html>Blocked').answer).toMatchObject({ body: '<html>Blocked', headers: [] });
    expect(read(x509.raw, 403).answer).not.toHaveProperty('certificates');
    expect(read(x509.raw.subarray(0, 200)).answer).not.toHaveProperty('certificates');
  });

  it('throws for no bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        read(Buffer.concat([Buffer.from('3082', 'hex'), bytes]));
        read(bytes.length % 2 ? Buffer.from(bytes) : `-----BEGIN CERTIFICATE-----${bytes}`);
      }),
    );
  });
});
