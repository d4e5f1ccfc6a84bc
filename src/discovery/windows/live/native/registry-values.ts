import { decodeRegistryData } from '../../file/registry-data.ts';
import { maxValues, type RegistryValue } from '../../settings-file.ts';
import { type LiveKey, userKeys } from '../registry-keys.ts';
import { ownAccount } from './account.ts';
import { type Foreign, type ForeignFunction, takes } from './foreign.ts';
import { wide } from './memory.ts';

const hives: ReadonlyMap<string, readonly [handle: bigint, name: string]> = new Map([
  ['HKCU', [0xffffffff80000001n, 'HKEY_CURRENT_USER']],
  ['HKLM', [0xffffffff80000002n, 'HKEY_LOCAL_MACHINE']],
  ['HKU', [0xffffffff80000003n, 'HKEY_USERS']],
]);

/** KEY_READ, and of the 64-bit registry whatever this process is. */
const access = 0x2_0019 | 0x0100;
const moreData = 234;
const maxNameUnits = 16_384;
const maxKeyUnits = 256;
const startBytes = 4096;
const maxBytes = 1024 * 1024;
const maxTotalBytes = 16 * 1024 * 1024;
const maxDepth = 8;
const maxKeys = 20_000;
const maxUsers = 50;

interface Walk {
  readonly open: (hive: bigint, path: string) => bigint | undefined;
  readonly close: (key: bigint) => void;
  readonly valueAt: (key: bigint, index: number) => ValueAt | undefined;
  readonly keyAt: (key: bigint, index: number) => string | undefined;
}

interface ValueAt {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array | undefined;
}

/**
 * The values of some keys of this machine, by advapi32, as an export would have them; of other users who
 * are signed in the keys of their connections as well. A key that is not there, or may not be read, has none;
 * so has what lies beyond 50,000 values, 16 MiB, or 8 keys below one another.
 */
export function registryValues(foreign: Foreign, keys: readonly LiveKey[]): RegistryValue[] {
  const walk = openRegistry(foreign);
  const found: RegistryValue[] = [];
  let bytes = 0;
  let visited = 0;
  const visit = (key: LiveKey & { readonly depth: number }): void => {
    const [short = '', ...rest] = key.key.split('\\');
    const [hive, long] = hives.get(short) ?? [];
    visited += 1;
    if (hive === undefined || visited > maxKeys) return;
    const path = rest.join('\\');
    const handle = walk.open(hive, path);
    if (handle === undefined) return;
    const below: string[] = [];
    try {
      for (let index = 0; found.length < maxValues && bytes < maxTotalBytes; index += 1) {
        const value = walk.valueAt(handle, index);
        if (value === undefined) break;
        if (value.data === undefined) continue;
        bytes += value.data.length + value.name.length * 2;
        const data = decodeRegistryData(value.data, { type: value.type });
        found.push({ key: `${long}\\${path}`, name: value.name, data });
      }
      for (let index = 0; key.deep && key.depth < maxDepth && index < maxKeys; index += 1) {
        const name = walk.keyAt(handle, index);
        if (name === undefined) break;
        below.push(name);
      }
    } finally {
      walk.close(handle);
    }
    for (const name of below) visit({ ...key, key: `${key.key}\\${name}`, depth: key.depth + 1 });
  };
  const own = ownAccount(foreign)?.sid;
  // Its part of the registry is HKCU already.
  const users = usersOf(walk).filter((sid) => sid !== own);
  for (const key of [...keys, ...users.flatMap(userKeys)]) visit({ ...key, depth: 0 });
  return found;
}

/** The users whose part of the registry is loaded: those who are signed in. */
function usersOf(walk: Walk): readonly string[] {
  const [hive = 0n] = hives.get('HKU') ?? [];
  const handle = walk.open(hive, '');
  if (handle === undefined) return [];
  const users: string[] = [];
  try {
    for (let index = 0; users.length < maxUsers && index < maxKeys; index += 1) {
      const name = walk.keyAt(handle, index);
      if (name === undefined) break;
      if (/^S-1-5-21-[\d-]{1,100}$/.test(name)) users.push(name);
    }
  } finally {
    walk.close(handle);
  }
  return users;
}

function openRegistry(foreign: Foreign): Walk {
  const api = foreign('advapi32.dll', {
    RegOpenKeyExW: takes('u64', 'buffer', 'u32', 'u32', 'buffer'),
    RegCloseKey: takes('u64'),
    RegEnumKeyExW: takes('u64', 'u32', 'buffer', 'buffer', 'buffer', 'buffer', 'buffer', 'buffer'),
    RegEnumValueW: takes('u64', 'u32', 'buffer', 'buffer', 'buffer', 'buffer', 'buffer', 'buffer'),
  });
  return {
    open: (hive, path) => {
      const handle = Buffer.alloc(8);
      const status = api.RegOpenKeyExW(hive, wide(path), 0, access, handle);
      return status === 0 ? handle.readBigUInt64LE() : undefined;
    },
    close: (key) => void api.RegCloseKey(key),
    keyAt: (key, index) => {
      const name = Buffer.alloc(maxKeyUnits * 2);
      const length = units(maxKeyUnits);
      const status = api.RegEnumKeyExW(key, index, name, length, null, null, null, null);
      return status === 0 ? textIn(name, length) : undefined;
    },
    valueAt: (key, index) => valueAt(api.RegEnumValueW, { key, index }),
  };
}

interface Place {
  readonly key: bigint;
  readonly index: number;
}

/** One value; without its data where that is too large; undefined behind the last. */
function valueAt(enumerate: ForeignFunction, { key, index }: Place): ValueAt | undefined {
  for (let room = startBytes; ; ) {
    const name = Buffer.alloc(maxNameUnits * 2);
    const length = units(maxNameUnits);
    const type = Buffer.alloc(4);
    const data = Buffer.alloc(room);
    const size = units(room);
    const status = enumerate(key, index, name, length, null, type, data, size);
    const needed = size.readUInt32LE();
    if (status === 0) {
      return {
        name: textIn(name, length),
        type: type.readUInt32LE(),
        data: Uint8Array.from(data.subarray(0, Math.min(needed, room))),
      };
    }
    if (status !== moreData) return undefined;
    // It may have grown meanwhile, so what is needed is no more than a hint.
    if (room >= maxBytes) return { name: '', type: 0, data: undefined };
    room = Math.min(maxBytes, Math.max(needed, room * 4));
  }
}

function units(count: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(count);
  return bytes;
}

function textIn(name: Buffer, length: Buffer): string {
  const end = Math.min(name.length, length.readUInt32LE() * 2);
  return name.toString('utf16le', 0, end);
}
