import { hash, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { sentCertificates } from './certificate-message.ts';

const maxCertificates = 20;
const maxSent = 40;
const held = new Map<string, X509Certificate>();
// Whoever answers may present a new one each time. As OpenSSL holds them they take four times that.
const maxHeldBytes = 2 * 1024 * 1024;
let heldBytes = 0;

export interface SentBytes {
  /** What came in since the handshake began. */
  readonly received: Buffer;
  /** From TLS 1.3 on: the secret of the server's handshake traffic. */
  readonly secret?: Buffer | undefined;
}

/**
 * The chain as the peer presented it, leaf first, each certificate once and read once:
 * `getPeerCertificate(true)` would complete it from the trust store. Where the bytes of the handshake
 * do not tell, `getPeerX509Certificate()` and its issuers do.
 */
export function presentedChain(
  socket: TLSSocket,
  { received, secret }: SentBytes,
): X509Certificate[] {
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().standardName;
  const sent = sentCertificates({ received, protocol, cipher, ...(secret && { secret }) });
  const presented = (sent && readAll(sent.slice(0, maxSent))) ?? issuersFrom(socket);
  const chain = new Map<string, X509Certificate>();
  // A server that sends one twice means nothing by it.
  for (const one of presented)
    if (!chain.has(one.fingerprint256)) chain.set(one.fingerprint256, one);
  return [...chain.values()].slice(0, maxCertificates);
}

/** Lets go of all that were read. */
export function forgetRead(): void {
  held.clear();
  heldBytes = 0;
}

/** @returns undefined where one is none: OpenSSL took it, so whoever asks it will be told. */
function readAll(ders: readonly Buffer[]): readonly X509Certificate[] | undefined {
  try {
    return ders.map(read);
  } catch {
    return undefined;
  }
}

function read(der: Buffer): X509Certificate {
  const id = hash('sha256', der);
  const known = held.get(id);
  if (known) return known;
  const x509 = new X509Certificate(der);
  if (heldBytes + der.length <= maxHeldBytes) {
    heldBytes += der.length;
    held.set(id, x509);
  }
  return x509;
}

function issuersFrom(socket: TLSSocket): readonly X509Certificate[] {
  const found: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  for (; next && found.length < maxSent; next = next.issuerCertificate) found.push(next);
  return found;
}
