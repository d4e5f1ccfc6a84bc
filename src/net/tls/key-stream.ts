import { createCipheriv, createSecretKey } from 'node:crypto';

/** What is laid over so many bytes of a record with this nonce of 12 bytes, or over a few more. */
export type KeyStream = (nonce: Buffer, length: number) => Buffer;

const blockLength = 16;

/**
 * The key streams of the suites of TLS 1.3. GCM's is its block cipher over a counter (NIST SP 800-38D,
 * section 6.5; RFC 5116 begins at 2), so that one cipher serves all records of a handshake: Node needs
 * three times as long to make one for each. A key goes in as an object, since Node finds out by an
 * exception that bytes are none. ChaCha20's is that of RFC 8439, section 2.8.
 */
export const keyStreams: Readonly<Record<'gcm' | 'chacha20', (key: Buffer) => KeyStream>> = {
  gcm: (key) => {
    const name = key.length === 16 ? 'aes-128-ecb' : 'aes-256-ecb';
    const cipher = createCipheriv(name, createSecretKey(key), null);
    return (nonce, length) => {
      const blocks = Buffer.alloc(Math.ceil(length / blockLength) * blockLength);
      for (let at = 0; at < blocks.length; at += blockLength) {
        nonce.copy(blocks, at);
        blocks.writeUInt32BE(at / blockLength + 2, at + nonce.length);
      }
      return cipher.update(blocks);
    };
  },
  chacha20: (key) => {
    const object = createSecretKey(key);
    return (nonce, length) => {
      const start = Buffer.concat([Buffer.from([1, 0, 0, 0]), nonce]);
      return createCipheriv('chacha20', object, start).update(Buffer.alloc(length));
    };
  },
};
