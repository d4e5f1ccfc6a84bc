import { constants } from 'node:crypto';
import { createSecureContext, DEFAULT_CIPHERS, type SecureContextOptions } from 'node:tls';
import type { Attempt } from '../../model/audit/attempt.ts';

/** Which ClientHello is sent: the usual one, or another that a control asks for. */
export type ClientHelloKind = 'usual' | NonNullable<Attempt['hello']>;

export interface ClientHelloProfile {
  readonly context: SecureContextOptions;
  /** The protocols that are offered (ALPN, RFC 7301). */
  readonly protocols: readonly string[];
}

const http = 'http/1.1';
// As Windows, which takes SHA-1 and peers that know nothing of RFC 5746: what a weak interceptor
// presents must be seen to be named. No weak chain verifies (weak-link.ts), and nothing secret is sent.
const anyStrength = '@SECLEVEL=0';
const anyPeer = constants.SSL_OP_LEGACY_SERVER_CONNECT;
// `ECDSA+SHA1` is ecdsa_sha1, which OpenSSL 3.0, and so Node 22, does not know by its own name.
const defaultSignatures = [
  ...['ecdsa_secp256r1_sha256', 'ecdsa_secp384r1_sha384', 'ecdsa_secp521r1_sha512', 'ed25519'],
  ...['rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha384', 'rsa_pss_rsae_sha512'],
  ...['rsa_pkcs1_sha256', 'rsa_pkcs1_sha384', 'rsa_pkcs1_sha512', 'rsa_pkcs1_sha1', 'ECDSA+SHA1'],
].join(':');
// TLS 1.3's two that all servers have, and TLS 1.2's with ephemeral keys.
const fewCiphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  anyStrength,
].join(':');
const fewSignatures = [
  'ecdsa_secp256r1_sha256',
  'rsa_pss_rsae_sha256',
  'rsa_pkcs1_sha256',
  'ecdsa_secp384r1_sha384',
  'rsa_pkcs1_sha384',
].join(':');
const fewExtensions = anyPeer | constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_ENCRYPT_THEN_MAC;
const postQuantum = 'X25519MLKEM768:X25519:P-256:P-384';

/**
 * What a ClientHello of this kind offers. The usual one is the same small one on every version of
 * Node, under 512 bytes as Windows sends it: Node 24 would offer ML-KEM in 1.6 kB, and some
 * filters cannot stand that. `small` stays under 256 bytes with the names of services; `large`
 * fills more than one packet (over 1,500 bytes), with ML-KEM where OpenSSL has it.
 */
export function clientHelloOf(kind: ClientHelloKind): ClientHelloProfile {
  const usual = {
    minVersion: 'TLSv1.2',
    ecdhCurve: 'X25519:P-256:P-384',
    ciphers: `${DEFAULT_CIPHERS}:${anyStrength}`,
    sigalgs: defaultSignatures,
    secureOptions: anyPeer,
  } as const;
  switch (kind) {
    case 'usual':
      return { context: usual, protocols: [http] };
    case 'tls-1.2':
      return { context: { ...usual, maxVersion: 'TLSv1.2' }, protocols: [http] };
    case 'small': {
      const few = { ecdhCurve: 'X25519:P-256', ciphers: fewCiphers, sigalgs: fewSignatures };
      return { context: { ...usual, ...few, secureOptions: fewExtensions }, protocols: [] };
    }
    case 'large':
      return hasPostQuantum()
        ? { context: { ...usual, ecdhCurve: postQuantum }, protocols: [http, ...padding(2)] }
        : { context: usual, protocols: [http, ...padding(7)] };
  }
}

let knowsPostQuantum: boolean | undefined;

/** OpenSSL 3.5 brought it, and so Node 24; Node 22 refuses the name. */
function hasPostQuantum(): boolean {
  try {
    if (knowsPostQuantum === undefined) createSecureContext({ ecdhCurve: postQuantum });
    knowsPostQuantum ??= true;
  } catch {
    knowsPostQuantum = false;
  }
  return knowsPostQuantum;
}

/** Names of no protocol, 250 bytes each: a server picks the first that it knows. */
function padding(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `padding-${index}-`.padEnd(250, '0'));
}
