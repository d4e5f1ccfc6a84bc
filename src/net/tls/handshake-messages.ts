import { expandLabel } from './expand-label.ts';
import { keyStreams } from './key-stream.ts';

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
      yield open(received.subarray(start, end));
    }
    at = end;
  }
}

interface Suite {
  readonly cipher: 'gcm' | 'chacha20';
  readonly keyLength: number;
  readonly hash: 'sha256' | 'sha384';
}

const suites: ReadonlyMap<string, Suite> = new Map([
  ['TLS_AES_128_GCM_SHA256', { cipher: 'gcm', keyLength: 16, hash: 'sha256' }],
  ['TLS_AES_256_GCM_SHA384', { cipher: 'gcm', keyLength: 32, hash: 'sha384' }],
  ['TLS_CHACHA20_POLY1305_SHA256', { cipher: 'chacha20', keyLength: 32, hash: 'sha256' }],
]);
const ivLength = 12;
const tagLength = 16;

type Open = (sealed: Buffer) => Buffer;

/**
 * Decrypts records in turn (RFC 8446, sections 5.2, 5.3 and 7.3). Their tags are left alone: OpenSSL
 * has checked the same bytes, and goes to no end of a handshake with others.
 */
function opener(cipherName: string, secret: Buffer): Open {
  const suite = suites.get(cipherName);
  if (!suite) throw new Error(`no way to read records of ${cipherName}`);
  const { cipher, keyLength, hash } = suite;
  const iv = expandLabel(secret, { hash, label: 'iv', length: ivLength });
  const streamOf = keyStreams[cipher](
    expandLabel(secret, { hash, label: 'key', length: keyLength }),
  );
  let number = 0;
  return (sealed) => {
    const nonce = Buffer.from(iv);
    const place = ivLength - 4;
    nonce.writeUInt32BE((nonce.readUInt32BE(place) ^ number) >>> 0, place);
    number += 1;
    const inner = Buffer.from(sealed.subarray(0, sealed.length - tagLength));
    const stream = streamOf(nonce, inner.length);
    for (let at = 0; at < inner.length; at += 1) inner[at] = (inner[at] ?? 0) ^ (stream[at] ?? 0);
    return withoutType(inner);
  };
}

/** Behind the content stand its type and perhaps zeros. */
function withoutType(inner: Buffer): Buffer {
  let end = inner.length - 1;
  while (end >= 0 && inner[end] === 0) end -= 1;
  if (inner[end] !== content.handshake) throw new Error('a record of another kind');
  return inner.subarray(0, end);
}
