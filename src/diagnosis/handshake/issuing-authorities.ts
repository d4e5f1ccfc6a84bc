import { attributesOf } from '../../model/certificate/distinguished-name.ts';

/**
 * Beginnings of the common names under which the services' certificates are publicly issued
 * (Microsoft's "Azure Certificate Authority details"). Good to see that a link of the chain was
 * left out; a name alone proves no trust.
 */
const issuingAuthorities: readonly string[] = [
  'Microsoft Azure RSA TLS Issuing CA',
  'Microsoft Azure ECC TLS Issuing CA',
  'Microsoft Azure TLS Issuing CA',
  'Microsoft RSA TLS CA',
  'Microsoft ECC TLS CA',
  'Microsoft TLS ',
  'Microsoft Secure Server CA',
  'Microsoft Update Secure Server CA',
  'DigiCert SHA2 Secure Server CA',
  'DigiCert SHA2 Extended Validation Server CA',
  'DigiCert TLS RSA SHA256 2020 CA1',
  'DigiCert Global G2 TLS RSA SHA256 2020 CA1',
  'DigiCert Global G3 TLS ECC SHA384 2020 CA1',
  'DigiCert Cloud Services CA-1',
  'GeoTrust ',
];

/** Whether a distinguished name is one of a public authority that issues for the services. */
export function isIssuingAuthority(name: string): boolean {
  const common = attributesOf(name).find(({ type }) => type === 'CN')?.value;
  return common !== undefined && issuingAuthorities.some((start) => common.startsWith(start));
}
