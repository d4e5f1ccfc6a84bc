import type { X509Certificate } from 'node:crypto';
import type { Certificate } from '../../model/audit/observation.ts';
import { certificateLength } from '../../model/certificate/certificate-length.ts';
import { copyOf, startOf } from '../../model/text/start-of.ts';
import { revocationUrls } from './revocation-urls.ts';

const maxNames = 100;
// Of all names together, characters. What serves a hundred names has three thousand.
const maxNamesLength = 8 * 1024;
// Bytes. Public ones have two thousand, and those of a hundred names eight.
const maxDerLength = 16 * 1024;
const known = new Map<string, Certificate>();
const maxKnown = 5000;
// Whoever answers may present a new one each time.
const maxKnownCharacters = 8 * 1024 * 1024;
let knownCharacters = 0;

/**
 * A certificate as plain data, of a peer who may be anybody: what is longer than certificates are
 * is left out, and told by `cut`. The same bytes give the same object, so that a run holds it once.
 */
export function describeCertificate(x509: X509Certificate): Certificate {
  const id = x509.fingerprint256.replaceAll(':', '').toLowerCase();
  const seen = known.get(id);
  if (seen) return seen;
  const all = alternativeNames(x509.subjectAltName);
  const names = withinLength(all.slice(0, maxNames));
  const isLong = x509.raw.length > maxDerLength;
  const certificate: Certificate = {
    id,
    subject: onOneLine(x509.subject),
    issuer: onOneLine(x509.issuer),
    notBefore: isoDate(x509.validFrom),
    notAfter: isoDate(x509.validTo),
    names,
    ...revocationUrls(x509),
    der: isLong ? '' : x509.raw.toString('base64'),
    ...((isLong || names.length < all.length) && { cut: true as const }),
  };
  const characters = certificateLength(certificate);
  if (known.size < maxKnown && knownCharacters + characters <= maxKnownCharacters) {
    knownCharacters += characters;
    known.set(id, certificate);
  }
  return certificate;
}

/** Lets go of all that were described. */
export function forgetDescribed(): void {
  known.clear();
  knownCharacters = 0;
}

function onOneLine(name: string | undefined): string {
  return startOf((name ?? '').split('\n').join(', '), 1000);
}

function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? startOf(text, 40) : date.toISOString();
}

/** Node prints `DNS:a, DNS:b, IP Address:1.2.3.4`; a quoted entry holds separators of its own. */
function alternativeNames(text: string | undefined): string[] {
  const entries = text?.match(/(?:[^",]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  return entries.map((entry) => entry.trim().replace(/^IP Address:/, 'IP:'));
}

function withinLength(names: readonly string[]): string[] {
  let left = maxNamesLength;
  return names.flatMap((name) => {
    left -= name.length;
    return left < 0 ? [] : [copyOf(name)];
  });
}
