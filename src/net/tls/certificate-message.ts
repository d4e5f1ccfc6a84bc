import { handshakeMessages, type SentHandshake } from './handshake-messages.ts';

const certificate = 11;

/**
 * The certificates of a server's Certificate message in the order in which they were sent, DER (RFC
 * 8446, section 4.4.2; RFC 5246, section 7.4.2). `getPeerX509Certificate()` would tell the same, and
 * loses the memory of each but the first for good (Node 20 to 24: `sk_X509_delete` on the chain of
 * the session), 10 KB of an ordinary one.
 * @returns undefined where it cannot be read here: compressed, or beyond what was kept.
 */
export function sentCertificates(handshake: SentHandshake): readonly Buffer[] | undefined {
  try {
    for (const { type, body } of handshakeMessages(handshake)) {
      if (type === certificate) return entries(body, handshake.protocol === 'TLSv1.3');
    }
  } catch (error) {
    // Cut short, or no key fits: whoever asks has another way.
    if (!(error instanceof Error)) throw error;
  }
  return undefined;
}

/** @throws RangeError where a length leads beyond the message. */
function entries(body: Buffer, isNewer: boolean): readonly Buffer[] {
  const found: Buffer[] = [];
  // Newer ones begin with a context, and have extensions behind each certificate.
  let at = isNewer ? 1 + body.readUInt8(0) : 0;
  at += 3;
  while (at < body.length) {
    const end = at + 3 + body.readUIntBE(at, 3);
    if (end > body.length) throw new RangeError('a certificate is cut');
    found.push(body.subarray(at + 3, end));
    at = isNewer ? end + 2 + body.readUInt16BE(end) : end;
  }
  return found;
}
