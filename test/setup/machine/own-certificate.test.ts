import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { expect, test } from 'vitest';
import { ownCertificate } from '../../../src/setup/machine/own-certificate.ts';

test('ownCertificate() is signed by its own key, and good now, for its name alone', () => {
  const { cert, key } = ownCertificate('own.invalid');
  const x509 = new X509Certificate(cert);
  expect(x509.verify(x509.publicKey)).toBe(true);
  expect(x509.checkHost('own.invalid')).toBe('own.invalid');
  expect(x509.checkHost('other.invalid')).toBeUndefined();
  expect(x509.subject).toBe('CN=own.invalid');
  expect(x509.issuer).toBe('CN=own.invalid');
  expect(Date.parse(x509.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(x509.validTo)).toBeGreaterThan(Date.now());
  expect(() => createSecureContext({ key, cert })).not.toThrow();
});

test('ownCertificate() is another one each time', () => {
  const [one, other] = [ownCertificate('own.invalid'), ownCertificate('own.invalid')];
  expect(one.key).not.toBe(other.key);
  expect(new X509Certificate(one.cert).serialNumber).not.toBe(
    new X509Certificate(other.cert).serialNumber,
  );
});
