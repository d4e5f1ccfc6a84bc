import type { X509Certificate } from 'node:crypto';
import type { Certificate } from '../model/observation.ts';
import { copyOf, startOf } from '../model/start-of.ts';
import { revocationUrls } from './revocation-urls.ts';

const longestChain = 20;
const mostSent = 40;
const mostNames = 100;
const known = new Map<string, Certificate>();
const mostKnown = 5000;

/**
 * The chain as the peer presented it, leaf first, each certificate once: `getPeerX509Certificate()` and its issuers give
 * what was sent, while `getPeerCertificate(true)` is completed from the trust store.
 */
export function presentedChain(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let next: X509Certificate | undefined = leaf;
  for (let sent = 0; next && sent < mostSent; sent += 1, next = next.issuerCertificate) {
    // A server that sends one twice means nothing by it.
    if (!seen.has(next.fingerprint256) && chain.length < longestChain) chain.push(next);
    seen.add(next.fingerprint256);
  }
  return chain;
}

/** A certificate as plain data. The same bytes give the same object, so that a run holds it once. */
export function describeCertificate(x509: X509Certificate): Certificate {
  const id = x509.fingerprint256.replaceAll(':', '').toLowerCase();
  const seen = known.get(id);
  if (seen) return seen;
  const certificate: Certificate = {
    id,
    subject: onOneLine(x509.subject),
    issuer: onOneLine(x509.issuer),
    notBefore: isoDate(x509.validFrom),
    notAfter: isoDate(x509.validTo),
    names: alternativeNames(x509.subjectAltName),
    ...revocationUrls(x509),
    der: x509.raw.toString('base64'),
  };
  if (known.size < mostKnown) known.set(id, certificate);
  return certificate;
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
  return entries
    .slice(0, mostNames)
    .map((entry) => copyOf(startOf(entry.trim().replace(/^IP Address:/, 'IP:'), 300)));
}
