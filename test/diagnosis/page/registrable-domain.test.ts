import { describe, expect, it } from 'vitest';
import { registrableDomain } from '../../../src/diagnosis/page/registrable-domain.ts';

describe('registrableDomain()', () => {
  it.each([
    ['crl.microsoft.com', 'microsoft.com'],
    ['WWW.Microsoft.com', 'microsoft.com'],
    ['login.contoso.co.uk', 'contoso.co.uk'],
    ['login.fabrikam.co.uk', 'fabrikam.co.uk'],
    ['a.blob.core.windows.net', 'windows.net'],
    ['login.hotel.example', 'hotel.example'],
    ['portal.corp.local', 'corp.local'],
    ['portal', 'portal'],
    ['10.1.1.1', '10.1.1.1'],
    ['::1', '::1'],
    ['co.uk', 'co.uk'],
    ['', ''],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});
