import { X509Certificate } from 'node:crypto';
import type { ExchangeObservation } from '../../model/audit/observation.ts';
import type { NetOptions, Unnumbered } from '../options.ts';
import { describeCertificate } from './certificate.ts';

const maxFound = 8;
const maxPlaces = 64;

type Exchange = Unnumbered<ExchangeObservation>;

/**
 * The answer to a request for an authority's certificate (RFC 5280, section 4.2.2.1), with the
 * certificates that it holds in the place of its body, and the root of ours that issued one of them.
 * An answer that holds none stays as it is: it is a page of somebody else.
 */
export function withCertificates(
  answer: Exchange,
  { trust, onCertificate }: Pick<NetOptions, 'trust' | 'onCertificate'>,
): Exchange {
  const { body = '', headers: _, ...rest } = answer;
  const found = certificatesIn(Buffer.from(body, 'latin1'));
  if (answer.status !== 200 || found.length === 0) return answer;
  const root = found
    .map((one) => trust.goodAnchorOf([one, ...found], { of: 'authority' }))
    .find((one) => one !== undefined);
  for (const x509 of root ? [...found, root.x509] : found) onCertificate(describeCertificate(x509));
  const certificates = found.map((x509) => describeCertificate(x509).id);
  const anchored = root && { anchor: root.anchor, root: describeCertificate(root.x509).id };
  return { ...rest, certificates, ...anchored };
}

/** DER, PEM, or a bundle that holds DER (certs-only CMS): whatever begins as a certificate does. */
function certificatesIn(bytes: Buffer): X509Certificate[] {
  if (bytes.includes('-----BEGIN CERTIFICATE-----')) {
    const pems = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END/g) ?? [];
    return pems.slice(0, maxFound).flatMap((pem) => read(Buffer.from(`${pem} CERTIFICATE-----`)));
  }
  const found: X509Certificate[] = [];
  let at = 0;
  for (let place = 0; place < maxPlaces && found.length < maxFound; place += 1) {
    at = bytes.indexOf(sequence, at);
    if (at < 0) break;
    const [x509] = read(bytes.subarray(at, at + lengthAt(bytes, at)));
    if (x509) found.push(x509);
    at += x509?.raw.length ?? 1;
  }
  return found;
}

/** A SEQUENCE whose length takes two bytes, as DER spells it. */
const sequence = Buffer.from('3082', 'hex');

function lengthAt(bytes: Buffer, at: number): number {
  return at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) + 4 : 0;
}

function read(bytes: Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(bytes)];
  } catch {
    return [];
  }
}
