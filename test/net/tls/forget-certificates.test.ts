import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeCertificate } from '../../../src/net/tls/certificate.ts';
import { forgetCertificates } from '../../../src/net/tls/forget-certificates.ts';
import { authority } from '../authorities.ts';

it('has certificates described once until they are let go, and then anew', async () => {
  const x509 = new X509Certificate((await authority.credentialFor(['forgotten.example'])).cert);
  const first = describeCertificate(x509);
  expect(describeCertificate(x509)).toBe(first);
  forgetCertificates();
  const again = describeCertificate(x509);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
