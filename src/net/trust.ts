import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { HandshakeObservation } from '../model/observation.ts';
import { type HelloKind, helloOf } from './hello.ts';

export interface TrustInput {
  /** Further trusted roots, PEM. */
  readonly added?: readonly string[];
  /** SHA-1 thumbprints (hexadecimal, no colons) of the roots in which chains are due to end. */
  readonly expected?: readonly string[];
}

export interface TrustStore {
  /**
   * One context for all handshakes that send the same kind of ClientHello, made when it is first
   * asked for: reading some 150 roots anew for each would cost more than the handshake.
   */
  readonly contextOf: (hello: HelloKind) => SecureContext;
  /** In which kind of root a verified chain ends; undefined where none of ours issued it. */
  readonly anchorOf: (chain: readonly X509Certificate[]) => HandshakeObservation['anchor'];
}

interface Root {
  readonly x509: X509Certificate;
  readonly anchor: NonNullable<HandshakeObservation['anchor']>;
}

// Whoever answers may present a new chain each time.
const mostKept = 5000;

/**
 * The roots that are trusted: Node's own bundle (Mozilla's list) and those that the user added.
 * What the operating system trusts is left out on purpose: a company's interceptor is trusted
 * there, and would not be seen.
 */
export function trustStore({ added = [], expected = [] }: TrustInput = {}): TrustStore {
  const due = new Set(expected.map((sha1) => sha1.toLowerCase()));
  const roots = new Map<string, Root[]>();
  const learn = (pem: string, otherwise: Root['anchor']): void => {
    const x509 = new X509Certificate(pem);
    const sha1 = x509.fingerprint.replaceAll(':', '').toLowerCase();
    const root: Root = { x509, anchor: due.has(sha1) ? 'expected' : otherwise };
    // A public root that the user adds as well is still a public one.
    const same = roots.get(x509.subject) ?? [];
    roots.set(x509.subject, otherwise === 'public' ? [root, ...same] : [...same, root]);
  };
  for (const pem of added) learn(pem, 'added');
  let bundled = false;
  const anchors = new Map<string, HandshakeObservation['anchor']>();
  const find = (chain: readonly X509Certificate[]): HandshakeObservation['anchor'] => {
    if (!bundled) for (const pem of rootCertificates) learn(pem, 'public');
    bundled = true;
    for (const certificate of chain) {
      const root = roots.get(certificate.issuer)?.find(({ x509 }) => isIssued(certificate, x509));
      if (root) return root.anchor;
    }
    return undefined;
  };
  const contexts = new Map<HelloKind, SecureContext>();
  return {
    contextOf: (hello) => {
      const made = contexts.get(hello);
      if (made) return made;
      const ca = [...rootCertificates, ...added];
      const context = createSecureContext({ ca, ...helloOf(hello).context });
      contexts.set(hello, context);
      return context;
    },
    anchorOf: (chain) => {
      const key = chain.map(({ fingerprint256 }) => fingerprint256).join();
      const known = anchors.get(key);
      if (known !== undefined || anchors.has(key)) return known;
      const anchor = find(chain);
      if (anchors.size < mostKept) anchors.set(key, anchor);
      return anchor;
    },
  };
}

/** `checkIssued` compares names alone, and a name is easily claimed. */
function isIssued(certificate: X509Certificate, root: X509Certificate): boolean {
  return certificate.checkIssued(root) && certificate.verify(root.publicKey);
}
