import {
  baltimoreCyberTrustRoot,
  digicertGlobalRootCa,
  entrustRootG2,
  microsoftRoot2011,
} from './root-certificates.ts';

/** A root in which the chains of Microsoft's services are known to end. */
export interface ExpectedRoot {
  readonly name: string;
  /** Thumbprints, lower-case hexadecimal. */
  readonly sha1: string;
  readonly sha256: string;
  /** ISO date of its last day. */
  readonly until: string;
  /** Where it is named as a root of these services. */
  readonly source: string;
  /** PEM, where a supported version of Node lacks it. */
  readonly pem?: string;
}

const azure = 'Azure Certificate Authority details';
const older = 'Azure Certificate Authority details, older versions';
const analyzer = 'MDEClientAnalyzer, table of expected roots, 2024';

/**
 * The roots of Microsoft's services, Defender for Endpoint's among them. By root and not by
 * issuing authority, since those change from year to year. The two of 2017 are mixed up in a
 * script that goes around: what stands here was read off the certificates themselves.
 */
export const expectedRoots: readonly ExpectedRoot[] = [
  {
    name: 'DigiCert Global Root CA',
    sha1: 'a8985d3a65e5e5c4b2d7d66d40c6dd2fb19c5436',
    sha256: '4348a0e9444c78cb265e058d5e8944b4d84f9662bd26db257f8934a443c70161',
    until: '2031-11-10',
    source: azure,
    pem: digicertGlobalRootCa,
  },
  {
    name: 'DigiCert Global Root G2',
    sha1: 'df3c24f9bfd666761b268073fe06d1cc8d4f82a4',
    sha256: 'cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f',
    until: '2038-01-15',
    source: azure,
  },
  {
    name: 'DigiCert Global Root G3',
    sha1: '7e04de896a3e666d00e687d33ffad93be83d349e',
    sha256: '31ad6648f8104138c738f39ea4320133393e3a18cc02296ef97c2ac9ef6731d0',
    until: '2038-01-15',
    source: azure,
  },
  {
    name: 'DigiCert TLS ECC P384 Root G5',
    sha1: '17f3de5e9f0f19e98ef61f32266e20c407ae30ee',
    sha256: '018e13f0772532cf809bd1b17281867283fc48c6e13be9c69812854a490c1b05',
    until: '2046-01-14',
    source: azure,
  },
  {
    name: 'DigiCert TLS RSA4096 Root G5',
    sha1: 'a78849dc5d7c758c8cde399856b3aad0b2a57135',
    sha256: '371a00dc0533b3721a7eeb40e8419e70799d2b0a0f2c1d80693165f7cec4ad75',
    until: '2046-01-14',
    source: azure,
  },
  {
    name: 'Microsoft ECC Root Certificate Authority 2017',
    sha1: '999a64c37ff47d9fab95f14769891460eec4c3c5',
    sha256: '358df39d764af9e1b766e9c972df352ee15cfac227af6ad1d70e8e4a6edcba02',
    until: '2042-07-18',
    source: azure,
  },
  {
    name: 'Microsoft RSA Root Certificate Authority 2017',
    sha1: '73a5e64a3bff8316ff0edccc618a906e4eae4d74',
    sha256: 'c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0',
    until: '2042-07-18',
    source: azure,
  },
  {
    name: 'Microsoft Root Certificate Authority 2011',
    sha1: '8f43288ad272f3103b6fb1428485ea3014c0bcfe',
    sha256: '847df6a78497943f27fc72eb93f9a637320a02b561d0a91b09e87a7807ed7c61',
    until: '2036-03-22',
    source: analyzer,
    pem: microsoftRoot2011,
  },
  {
    name: 'Entrust Root Certification Authority - G2',
    sha1: '8cf427fd790c3ad166068de81e57efbb932272d4',
    sha256: '43df5774b03e7fef5fe40d931a7bedf1bb2e6b42738c4e6d3841103d3aa7f339',
    until: '2030-12-07',
    source: older,
    pem: entrustRootG2,
  },
  {
    name: 'Baltimore CyberTrust Root',
    sha1: 'd4de20d05e66fc53fe1a50882c78db2852cae474',
    sha256: '16af57a9f676b0ab126095aa5ebadef22ab31119d644ac95cd4b93dbf3f26aeb',
    until: '2025-05-12',
    source: older,
    pem: baltimoreCyberTrustRoot,
  },
];
