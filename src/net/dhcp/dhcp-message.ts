import { isIPv4 } from 'node:net';

/** What a question of DHCP says of who asks. */
export interface DhcpQuestion {
  /** Chosen at random, so that the answer to another question is none to this. */
  readonly id: number;
  /** The address that the asker has already. */
  readonly address: string;
  /** `02:00:00:00:00:01`. */
  readonly mac: string;
  /** Codes of the options that are wanted. */
  readonly wanted: readonly number[];
}

/** A message of DHCP, as far as it is read here. */
export interface DhcpMessage {
  readonly isReply: boolean;
  readonly id: number;
  /** Each option with its bytes; one that came in parts as one. */
  readonly options: ReadonlyMap<number, Buffer>;
}

const cookie = 0x63825363;
const fixedBytes = 240;
/** What every relay and server takes (RFC 951). */
const minBytes = 300;
const maxBytes = 64 * 1024;
const types = { inform: 8 } as const;
const codes = { pad: 0, overload: 52, type: 53, wanted: 55, end: 255 } as const;

/** A DHCPINFORM (RFC 2131, section 3.4): for options alone, no address is asked for. */
export function encodeInform({ id, address, mac, wanted }: DhcpQuestion): Buffer {
  const bytes = Buffer.alloc(minBytes);
  bytes.set([1, 1, 6, 0]); // a request, over Ethernet
  bytes.writeUInt32BE(id >>> 0, 4);
  if (isIPv4(address)) bytes.set(address.split('.').map(Number), 12);
  bytes.set(
    mac.split(':').map((part) => Number.parseInt(part, 16) & 255),
    28,
  );
  bytes.writeUInt32BE(cookie, 236);
  const type = [codes.type, 1, types.inform];
  bytes.set([...type, codes.wanted, wanted.length, ...wanted, codes.end], fixedBytes);
  return bytes;
}

/**
 * Reads a message (RFC 2131, section 2, with the options of RFC 2132, in the fields of names too
 * where option 52 says so, and in several parts as RFC 3396 has it). What is cut ends where it is
 * cut; undefined for what is no such message.
 */
export function readDhcpMessage(bytes: Uint8Array): DhcpMessage | undefined {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (message.length < fixedBytes || message.length > maxBytes) return undefined;
  const op = message.readUInt8(0);
  if ((op !== 1 && op !== 2) || message.readUInt32BE(236) !== cookie) return undefined;
  const parts = new Map<number, Buffer[]>();
  readOptions(message.subarray(fixedBytes), parts);
  const overload = parts.get(codes.overload)?.[0]?.[0] ?? 0;
  if (overload & 1) readOptions(message.subarray(108, 236), parts);
  if (overload & 2) readOptions(message.subarray(44, 108), parts);
  const options = new Map([...parts].map(([code, all]) => [code, Buffer.concat(all)]));
  return { isReply: op === 2, id: message.readUInt32BE(4), options };
}

function readOptions(field: Buffer, parts: Map<number, Buffer[]>): void {
  let at = 0;
  while (at < field.length) {
    const code = field.readUInt8(at);
    at += 1;
    if (code === codes.end) return;
    if (code === codes.pad) continue;
    const length = field[at];
    if (length === undefined || at + 1 + length > field.length) return;
    const known = parts.get(code) ?? [];
    known.push(field.subarray(at + 1, at + 1 + length));
    parts.set(code, known);
    at += 1 + length;
  }
}
