import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { builtInCatalogues } from '../../catalogue/built-in-catalogues.ts';
import { expectedAnswers } from '../../catalogue/known/expected-answers.ts';
import { knownNames } from '../../catalogue/known/known-names.ts';
import { wildcardNames } from '../../catalogue/select/wildcard-names.ts';
import { registrableDomain } from '../../diagnosis/page/registrable-domain.ts';
import { signInDomains } from '../../diagnosis/page/sign-in-hosts.ts';
import { fingerprints } from '../../diagnosis/products/fingerprints.ts';
import type { PublicWords } from '../../redaction/public-words.ts';

/** Where products of the cloud show their pages, beside those that their marks spell out; authorities. */
const ofOthers = [
  ...['zscaler.net', 'zscalerone.net', 'zscalertwo.net', 'zscalerthree.net', 'zscalerbeta.net'],
  ...['zscalergov.net', 'zscloud.net'],
  ...[
    'digicert.com',
    'digicert.cn',
    'geotrust.com',
    'verisign.com',
    'globalsign.com',
    'entrust.net',
  ],
  ...['sectigo.com', 'usertrust.com', 'amazontrust.com', 'lencr.org', 'pki.goog', 'identrust.com'],
];

/** What is known to everybody: from the built-in lists, and from the marks of products. */
export function publicWords(): PublicWords {
  const hosts = new Set(knownNames().map(({ host }) => host.toLowerCase()));
  const patterns = builtInCatalogues.flatMap(({ services }) => services.map(({ host }) => host));
  const marks = fingerprints.flatMap(
    ({ text }) => text.match(/(?:[a-z\d-]+\.)+(?:com|net|org)\b/g) ?? [],
  );
  const all = [...hosts, ...patterns, ...marks, ...signInDomains, ...ofOthers].map((host) =>
    host.toLowerCase(),
  );
  return {
    hosts,
    domains: new Set(all.map((host) => registrableDomain(host.replace(/^\*\./, '')))),
    labels: new Set(all.flatMap((host) => host.split('.'))),
    paths: new Set(
      [...builtInCatalogues.flatMap(({ services }) => services), ...expectedAnswers].map(
        ({ path }) => path.replace(/\*$/, '').toLowerCase(),
      ),
    ),
    texts: new Set([
      ...stringsIn([builtInCatalogues, expectedAnswers, wildcardNames]),
      ...authorities(),
    ]),
  };
}

/** What the names of public roots consist of. */
function authorities(): string[] {
  return rootCertificates.flatMap((pem) =>
    new X509Certificate(pem).subject
      .split('\n')
      .map((part) => part.slice(part.indexOf('=') + 1).toLowerCase()),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.toLowerCase()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
