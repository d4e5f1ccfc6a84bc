import type { Adapter } from '../../../../model/audit/windows/live-answers.ts';
import { startOf } from '../../../../model/text/start-of.ts';
import { type Foreign, takes } from './foreign.ts';
import { type Memory, openMemory } from './memory.ts';

const overflow = 111;
/** GAA_FLAG_SKIP_UNICAST, _ANYCAST and _MULTICAST: name servers alone are wanted. */
const flags = 0x1 | 0x2 | 0x4;
const startBytes = 16_384;
const maxBytes = 1024 * 1024;
const maxAdapters = 64;
const maxServers = 16;
const up = 1;
const loopback = 24;

/**
 * The adapters that are up, with their name servers and suffixes, by GetAdaptersAddresses; none where
 * Windows does not say. Offsets are those of 64-bit Windows (iptypes.h, IP_ADAPTER_ADDRESSES_LH).
 */
export function adaptersUp(foreign: Foreign): readonly Adapter[] {
  const api = foreign('iphlpapi.dll', {
    GetAdaptersAddresses: takes('u32', 'u32', 'buffer', 'buffer', 'buffer'),
  });
  const size = Buffer.alloc(4);
  for (let room = startBytes; room <= maxBytes; ) {
    const bytes = Buffer.alloc(room);
    size.writeUInt32LE(room);
    const status = api.GetAdaptersAddresses(0, flags, null, bytes, size);
    if (status === 0) return walk(bytes, openMemory(foreign));
    if (status !== overflow) return [];
    room = Math.max(room * 4, size.readUInt32LE());
  }
  return [];
}

/** Each stands where the one before says, within the bytes that were given: they must live until here. */
function walk(first: Buffer, memory: Memory): readonly Adapter[] {
  const found: Adapter[] = [];
  let bytes: Buffer = first;
  for (let count = 0; count < maxAdapters; count += 1) {
    const isUp = bytes.readUInt32LE(104) === up && bytes.readUInt32LE(100) !== loopback;
    if (isUp) found.push(adapterAt(bytes, memory));
    const next = bytes.readBigUInt64LE(8);
    if (next === 0n) break;
    bytes = memory.read(next, 112);
  }
  return found;
}

function adapterAt(bytes: Buffer, memory: Memory): Adapter {
  const name = startOf(memory.text(bytes.readBigUInt64LE(72)) ?? '', 200);
  const suffix = startOf(memory.text(bytes.readBigUInt64LE(56)) ?? '', 255);
  const nameServers: string[] = [];
  let at = bytes.readBigUInt64LE(48);
  while (at !== 0n && nameServers.length < maxServers) {
    const server = memory.read(at, 28);
    const length = Math.min(28, server.readUInt32LE(24));
    const address = addressIn(memory.read(server.readBigUInt64LE(16), length));
    if (address !== undefined) nameServers.push(address);
    at = server.readBigUInt64LE(8);
  }
  return { name, ...(suffix !== '' && { suffix }), nameServers };
}

const ipv4 = 2;
const ipv6 = 23;

/**
 * The address in a SOCKADDR of Windows: a family of 16 bits, a port, then four bytes, or behind four
 * more sixteen. Undefined for another family.
 *
 * @internal Exported for its tests.
 */
export function addressIn(bytes: Buffer): string | undefined {
  const family = bytes.length >= 2 ? bytes.readUInt16LE() : 0;
  if (family === ipv4 && bytes.length >= 8) return bytes.subarray(4, 8).join('.');
  if (family !== ipv6 || bytes.length < 24) return undefined;
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(8 + 2 * at).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
