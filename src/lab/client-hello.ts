const handshakeRecord = 22;
const clientHello = 1;
const serverNameExtension = 0;
// A record holds at most 16 KiB (RFC 8446, section 5.1), and a ClientHello is far smaller.
const longestRecord = 0x4000;

/** What the first bytes of a connection are. */
export type Hello =
  | { readonly state: 'more' }
  | { readonly state: 'no-hello' }
  | { readonly state: 'hello'; readonly serverName?: string };

/**
 * Reads the server name out of a ClientHello (RFC 8446, section 4.1.2; RFC 6066, section 3) that
 * stands in one record.
 * @returns `more` while bytes are missing, `no-hello` for anything else; never throws.
 */
export function readClientHello(bytes: Buffer): Hello {
  if (bytes.length < 5) return startsLikeRecord(bytes) ? { state: 'more' } : { state: 'no-hello' };
  const end = 5 + bytes.readUInt16BE(3);
  if (!startsLikeRecord(bytes) || end > 5 + longestRecord) return { state: 'no-hello' };
  if (bytes.length < end) return { state: 'more' };
  if (bytes[5] !== clientHello) return { state: 'no-hello' };
  try {
    const serverName = findServerName(bytes.subarray(0, end));
    return serverName === undefined ? { state: 'hello' } : { state: 'hello', serverName };
  } catch {
    // A length inside points past the end.
    return { state: 'no-hello' };
  }
}

function startsLikeRecord(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes[0] === handshakeRecord;
}

function findServerName(record: Buffer): string | undefined {
  // Record header 5, handshake header 4, version 2, random 32.
  let at = 43;
  at += 1 + record.readUInt8(at); // session id
  at += 2 + record.readUInt16BE(at); // cipher suites
  at += 1 + record.readUInt8(at); // compression methods
  if (at === record.length) return undefined;
  at += 2; // length of all extensions
  while (at < record.length) {
    const type = record.readUInt16BE(at);
    const length = record.readUInt16BE(at + 2);
    // List length 2, name type 1, name length 2.
    if (type === serverNameExtension) {
      const name = at + 4 + 5;
      return record.toString('latin1', name, name + record.readUInt16BE(name - 2));
    }
    at += 4 + length;
  }
  return undefined;
}
