import { type Foreign, takes, takesForLong } from './foreign.ts';

/** Memory that a function of Windows handed out, by its address. */
export interface Memory {
  /** So many bytes of it, copied. */
  readonly read: (address: bigint, length: number) => Buffer;
  /** A text of UTF-16 up to its NUL; undefined for no address, or for one that is too long. */
  readonly text: (address: bigint) => string | undefined;
  /** The same, and the memory is given back. */
  readonly take: (address: bigint) => string | undefined;
  /** A text that stays where it is until it is given back: for addresses in structures. */
  readonly put: (text: string) => bigint;
  readonly free: (address: bigint) => void;
}

/** A list of proxies, a bypass list, a path: none is longer. */
const maxUnits = 65_536;

/** Memory, as kernel32 reads, writes and frees it. */
export function openMemory(foreign: Foreign): Memory {
  const kernel = foreign('kernel32.dll', {
    lstrlenW: takes('u64'),
    RtlMoveMemory: takes('buffer', 'u64', 'u64'),
    GlobalAlloc: takesForLong('u32', 'u64'),
    GlobalFree: takesForLong('u64'),
  });
  const { RtlMoveMemory: write } = foreign('kernel32.dll', {
    RtlMoveMemory: takes('u64', 'buffer', 'u64'),
  });
  const read = (address: bigint, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    if (length > 0) kernel.RtlMoveMemory(bytes, address, BigInt(length));
    return bytes;
  };
  const text = (address: bigint): string | undefined => {
    if (address === 0n) return undefined;
    const units = Number(kernel.lstrlenW(address));
    return units > maxUnits ? undefined : read(address, units * 2).toString('utf16le');
  };
  const free = (address: bigint): void => {
    if (address !== 0n) kernel.GlobalFree(address);
  };
  return {
    ...{ read, text, free },
    take: (address) => {
      try {
        return text(address);
      } finally {
        free(address);
      }
    },
    put: (value) => {
      const bytes = wide(value);
      const address = BigInt(kernel.GlobalAlloc(0, BigInt(bytes.length)));
      if (address !== 0n) write(address, bytes, BigInt(bytes.length));
      return address;
    },
  };
}

/** A text as Windows takes it: UTF-16 with a closing NUL, and none within. */
export function wide(text: string): Buffer {
  return Buffer.from(`${text.split('\0', 1)[0]}\0`, 'utf16le');
}
