import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60 * 1000;

export type KeyPair = webcrypto.CryptoKeyPair;

/** Common name, organisation and the like: `{ CN: 'Root', O: 'Example' }`. */
export type DistinguishedName = Readonly<Record<string, string>>;

/** Where a certificate says that its revocation is told, and more; whoever signs it decides. */
export interface RevocationPlaces {
  readonly crl?: readonly string[];
  readonly ocsp?: readonly string[];
  /** Where the certificate of its issuer lies. */
  readonly issuers?: readonly string[];
}

export interface CertificateOrder {
  readonly subject: DistinguishedName;
  readonly keys: KeyPair;
  /** Days from now; both may lie in the past. Absent: from yesterday for a year. */
  readonly validity?: { readonly from: number; readonly to: number };
  /** Absent: it signs itself. */
  readonly issuer?: { readonly subject: DistinguishedName; readonly keys: KeyPair };
  /** Names and addresses of a leaf; absent: it is the certificate of an authority. */
  readonly names?: readonly string[];
  readonly revocation?: RevocationPlaces;
}

/** Makes one ECDSA P-256 key pair, which lives in memory alone. */
export function createKeys(): Promise<KeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** Gives the private key in PEM (PKCS #8), as `node:tls` takes it. */
export function privateKeyPem({ privateKey }: KeyPair): string {
  return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Issues one certificate (RFC 5280) and gives its PEM, with a line break at its end. */
export async function issueCertificate(order: CertificateOrder): Promise<string> {
  const { subject, keys, issuer = { subject, keys }, validity = { from: -1, to: 365 } } = order;
  const certificate = await X509CertificateGenerator.create(
    {
      subject: attributes(subject),
      issuer: attributes(issuer.subject),
      notBefore: inDays(validity.from),
      notAfter: inDays(validity.to),
      publicKey: keys.publicKey,
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        ...(order.names ? leafExtensions(order.names) : authorityExtensions()),
        ...revocationExtensions(order.revocation),
      ],
    },
    webcrypto,
  );
  return `${certificate.toString('pem')}\n`;
}

// As data, because a name that came with a ClientHello must not be parsed as a distinguished name.
function attributes(name: DistinguishedName): Record<string, string[]>[] {
  return Object.entries(name).map(([type, value]) => ({ [type]: [value] }));
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * dayMs);
}

function leafExtensions(names: readonly string[]): Extension[] {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension(
      names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }) as const),
    ),
  ];
}

function authorityExtensions(): Extension[] {
  return [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
}

function revocationExtensions({ crl, ocsp, issuers }: RevocationPlaces = {}): Extension[] {
  const access = { ...(ocsp && { ocsp: [...ocsp] }), ...(issuers && { caIssuers: [...issuers] }) };
  return [
    ...(crl ? [new CRLDistributionPointsExtension([...crl])] : []),
    ...(ocsp || issuers ? [new AuthorityInfoAccessExtension(access)] : []),
  ];
}
