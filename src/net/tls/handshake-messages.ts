import { createDecipheriv, createHmac } from 'node:crypto';

/** What is needed to read what a server sent in a handshake that came to its end. */
export interface SentHandshake {
  /** The server's bytes, from its first record on. */
  readonly received: Buffer;
  /** As `TLSSocket.getProtocol()` says it. */
  readonly protocol: string;
  /** The name of its cipher suite in the standard. */
  readonly cipher: string;
  /** From TLS 1.3 on: the secret of the server's handshake traffic (RFC 8446, section 7.1). */
  readonly secret?: Buffer;
}

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
}

const content = { handshake: 22, applicationData: 23 };
const recordHead = 5;
const messageHead = 4;

/**
 * The messages of a server's side of a handshake, one after another, as far as its bytes go: those of
 * TLS 1.2 and before up to where it becomes encrypted, those of TLS 1.3 decrypted.
 * @throws Error where a record was made with another key or suite than is known here.
 */
export function* handshakeMessages(sent: SentHandshake): Iterable<HandshakeMessage> {
  let rest = Buffer.alloc(0);
  for (const fragment of fragments(sent)) {
    rest = Buffer.concat([rest, fragment]);
    while (rest.length >= messageHead) {
      const end = messageHead + rest.readUIntBE(1, 3);
      if (rest.length < end) break;
      yield { type: rest.readUInt8(0), body: rest.subarray(messageHead, end) };
      rest = rest.subarray(end);
    }
  }
}

/** What records of the handshake carry (RFC 8446, section 5.1). */
function* fragments({ received, cipher, secret }: SentHandshake): Iterable<Buffer> {
  const open = secret && opener(cipher, secret);
  for (let at = 0; at + recordHead <= received.length; ) {
    const type = received.readUInt8(at);
    const start = at + recordHead;
    const end = start + received.readUInt16BE(at + 3);
    if (end > received.length) return;
    if (type === content.handshake) yield received.subarray(start, end);
    if (type === content.applicationData) {
      if (!open) return;
      yield open(received.subarray(at, start), received.subarray(start, end));
    }
    at = end;
  }
}

interface Suite {
  readonly algorithm: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyLength: number;
  readonly hash: string;
}

const suites: ReadonlyMap<string, Suite> = new Map([
  ['TLS_AES_128_GCM_SHA256', { algorithm: 'aes-128-gcm', keyLength: 16, hash: 'sha256' }],
  ['TLS_AES_256_GCM_SHA384', { algorithm: 'aes-256-gcm', keyLength: 32, hash: 'sha384' }],
  [
    'TLS_CHACHA20_POLY1305_SHA256',
    { algorithm: 'chacha20-poly1305', keyLength: 32, hash: 'sha256' },
  ],
]);
const ivLength = 12;
const tagLength = 16;

type Open = (head: Buffer, sealed: Buffer) => Buffer;

/** Decrypts records in turn (RFC 8446, sections 5.2, 5.3 and 7.3). */
function opener(cipher: string, secret: Buffer): Open {
  const suite = suites.get(cipher);
  if (!suite) throw new Error(`no way to read records of ${cipher}`);
  const { algorithm, keyLength, hash } = suite;
  const key = expand(secret, { hash, label: 'key', length: keyLength });
  const iv = expand(secret, { hash, label: 'iv', length: ivLength });
  let number = 0;
  return (head, sealed) => {
    const nonce = Buffer.from(iv);
    const place = ivLength - 4;
    nonce.writeUInt32BE((nonce.readUInt32BE(place) ^ number) >>> 0, place);
    number += 1;
    const options = { authTagLength: tagLength };
    // The types of Node have an overload for each kind of suite; all three take the same.
    const decipher = createDecipheriv(algorithm as 'aes-128-gcm', key, nonce, options);
    const end = sealed.length - tagLength;
    decipher.setAAD(head).setAuthTag(sealed.subarray(end));
    const inner = Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
    return withoutType(inner);
  };
}

/** HKDF-Expand-Label with no context, of no more than one block (RFC 8446, section 7.1). */
function expand(
  secret: Buffer,
  {
    hash,
    label,
    length,
  }: { readonly hash: string; readonly label: string; readonly length: number },
): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

/** Behind the content stand its type and perhaps zeros. */
function withoutType(inner: Buffer): Buffer {
  let end = inner.length - 1;
  while (end >= 0 && inner[end] === 0) end -= 1;
  if (inner[end] !== content.handshake) throw new Error('a record of another kind');
  return inner.subarray(0, end);
}
