import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Anchor } from '../../model/audit/observation.ts';
import { anchorOf, goodAnchorOf, type Holder, type Root, type Roots } from './anchor.ts';
import { type ClientHelloKind, clientHelloOf } from './client-hello-profile.ts';

export interface TrustInput {
  /** Public roots that Node's bundle lacks, or that another version of Node lacks, PEM. */
  readonly carried?: readonly string[];
  /** What the operating system trusts, PEM; absent: that is not asked. */
  readonly system?: readonly string[];
  /** Further trusted roots, PEM. */
  readonly added?: readonly string[];
  /** SHA-1 thumbprints (hexadecimal, no colons) of the roots in which chains are due to end. */
  readonly expected?: readonly string[];
}

export interface TrustStore {
  /** What it was made of: another thread makes its own. */
  readonly input: TrustInput;
  /**
   * One context for all handshakes that send the same kind of ClientHello, made when it is first
   * asked for: reading some 150 roots anew for each would cost more than the handshake.
   */
  readonly contextOf: (hello: ClientHelloKind) => SecureContext;
  /** In which root a chain ends; undefined where none of ours issued it. */
  readonly anchorOf: (chain: readonly X509Certificate[]) => Root | undefined;
  /** The root by which a chain is good now, on whatever way through what was sent. */
  readonly goodAnchorOf: (
    chain: readonly X509Certificate[],
    options?: { readonly of: Holder },
  ) => Root | undefined;
}

// Whoever answers may present a new chain each time.
const maxKept = 5000;

/**
 * The roots that are trusted: Node's own bundle (Mozilla's list), the public ones that travel with
 * the project, and those that the user added. What the operating system trusts is left out unless
 * it is handed over: a company's interceptor is trusted there, and must be seen.
 */
export function trustStore(input: TrustInput = {}): TrustStore {
  const { carried = [], system = [], added = [] } = input;
  const kept = new Map<string, Root | undefined>();
  const contexts = new Map<ClientHelloKind, SecureContext>();
  let read: Roots | undefined;
  const roots = (): Roots => {
    read ??= readRoots(input);
    return read;
  };
  return {
    input,
    contextOf: (hello) => {
      const made = contexts.get(hello);
      if (made) return made;
      const ca = [...new Set([...rootCertificates, ...carried, ...system, ...added])];
      const context = createSecureContext({ ca, ...clientHelloOf(hello).context });
      contexts.set(hello, context);
      return context;
    },
    anchorOf: (chain) => {
      const key = chain.map(({ fingerprint256 }) => fingerprint256).join();
      if (kept.has(key)) return kept.get(key);
      const root = anchorOf(chain, roots());
      if (kept.size < maxKept) kept.set(key, root);
      return root;
    },
    goodAnchorOf: (chain, options) => {
      return goodAnchorOf(chain, { roots: roots(), at: Date.now(), ...options });
    },
  };
}

/** Each root once, under its name: a public one that the user adds as well is still a public one. */
function readRoots({ carried = [], system = [], added = [], expected = [] }: TrustInput): Roots {
  const due = new Set(expected.map((sha1) => sha1.toLowerCase()));
  const seen = new Set<string>();
  const roots = new Map<string, Root[]>();
  const learn = (pem: string, otherwise: Anchor): void => {
    const x509 = new X509Certificate(pem);
    const sha1 = x509.fingerprint.replaceAll(':', '').toLowerCase();
    if (seen.has(sha1)) return;
    seen.add(sha1);
    const root: Root = { x509, anchor: due.has(sha1) ? 'expected' : otherwise };
    roots.set(x509.subject, [...(roots.get(x509.subject) ?? []), root]);
  };
  for (const pem of rootCertificates) learn(pem, 'public');
  for (const pem of carried) learn(pem, 'public');
  for (const pem of system) learn(pem, 'system');
  for (const pem of added) learn(pem, 'added');
  return roots;
}
