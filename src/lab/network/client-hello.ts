const handshakeRecord = 22;
const clientHello = 1;
const serverNameExtension = 0;
const versionsExtension = 43;
const tls13 = 0x0304;
// A record holds at most 16 KiB (RFC 8446, section 5.1), and a ClientHello is far smaller.
const maxRecordLength = 0x4000;

/** What the first bytes of a connection are. */
export type ClientHello =
  | { readonly state: 'more' }
  | { readonly state: 'no-hello' }
  | { readonly state: 'hello'; readonly serverName?: string; readonly offersTls13?: true };

/**
 * Reads the server name (RFC 6066, section 3), and whether TLS 1.3 is offered (RFC 8446, section
 * 4.2.1), out of a ClientHello that stands in one record.
 * @returns `more` while bytes are missing, `no-hello` for anything else; never throws.
 */
export function readClientHello(bytes: Buffer): ClientHello {
  if (bytes.length < 5) return startsLikeRecord(bytes) ? { state: 'more' } : { state: 'no-hello' };
  const end = 5 + bytes.readUInt16BE(3);
  if (!startsLikeRecord(bytes) || end > 5 + maxRecordLength) return { state: 'no-hello' };
  if (bytes.length < end) return { state: 'more' };
  if (bytes[5] !== clientHello) return { state: 'no-hello' };
  try {
    return { state: 'hello', ...readExtensions(bytes.subarray(0, end)) };
  } catch {
    // A length inside points past the end.
    return { state: 'no-hello' };
  }
}

function startsLikeRecord(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes[0] === handshakeRecord;
}

function readExtensions(record: Buffer): { serverName?: string; offersTls13?: true } {
  const read: { serverName?: string; offersTls13?: true } = {};
  // Record header 5, handshake header 4, version 2, random 32.
  let at = 43;
  at += 1 + record.readUInt8(at); // session id
  at += 2 + record.readUInt16BE(at); // cipher suites
  at += 1 + record.readUInt8(at); // compression methods
  if (at === record.length) return read;
  at += 2; // length of all extensions
  while (at < record.length) {
    const type = record.readUInt16BE(at);
    const length = record.readUInt16BE(at + 2);
    const start = at + 4;
    // List length 2, name type 1, name length 2.
    if (type === serverNameExtension) {
      const name = start + 5;
      read.serverName = record.toString('latin1', name, name + record.readUInt16BE(name - 2));
    }
    if (type === versionsExtension && offers(record, { start, length })) read.offersTls13 = true;
    at = start + length;
  }
  return read;
}

/** A list of versions, two bytes each, behind its length in one. */
function offers(record: Buffer, { start, length }: { start: number; length: number }): boolean {
  for (let at = start + 1; at + 1 < start + length; at += 2) {
    if (record.readUInt16BE(at) === tls13) return true;
  }
  return false;
}
