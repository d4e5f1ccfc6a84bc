import type { Place } from './surroundings.ts';

const ipv4 = 1;
const domainName = 3;

/** The start of a SOCKS 5 message that is not all there yet, or is none. */
type Unread = 'more' | 'no-socks';

/** Reads the methods that a client offers (RFC 1928, section 3). */
export function readGreeting(bytes: Buffer): { readonly length: number } | Unread {
  if (bytes.length > 0 && bytes[0] !== 5) return 'no-socks';
  if (bytes.length < 2) return 'more';
  const length = 2 + bytes.readUInt8(1);
  return bytes.length < length ? 'more' : { length };
}

/** Reads a CONNECT request (RFC 1928, section 4) to a name or an IPv4 address. */
export function readRequest(
  bytes: Buffer,
): { readonly length: number; readonly place: Place } | Unread {
  if (bytes.length < 5) return 'more';
  const [version, command, , type] = bytes;
  if (version !== 5 || command !== 1 || (type !== ipv4 && type !== domainName)) return 'no-socks';
  const start = type === ipv4 ? 4 : 5;
  const end = type === ipv4 ? 8 : 5 + bytes.readUInt8(4);
  if (bytes.length < end + 2) return 'more';
  const host =
    type === ipv4 ? bytes.subarray(start, end).join('.') : bytes.toString('latin1', start, end);
  const place = { host: host.toLowerCase(), port: bytes.readUInt16BE(end) };
  return { length: end + 2, place };
}

/** Writes a reply (RFC 1928, section 6); 0 is success. */
export function writeSocksReply(reply: number): Buffer {
  return Buffer.from([5, reply, 0, ipv4, 0, 0, 0, 0, 0, 0]);
}
