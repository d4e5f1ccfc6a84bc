/** What goes into a function of a library, or comes out of it: `buffer` is the address of one, or null. */
export type ForeignType = 'u32' | 'u64' | 'buffer';

export interface ForeignSignature {
  readonly takes: readonly ForeignType[];
  /** What is no number of 64 bits comes back as one of 32. */
  readonly gives: 'u32' | 'u64';
}

export type ForeignValue = number | bigint | Uint8Array | null;

/** Numbers of 32 bits are `number`, those of 64 bits, addresses and handles, `bigint`. */
export type ForeignFunction = (...values: ForeignValue[]) => number | bigint;

/**
 * Opens a library of the system and finds functions in it, all by the one calling convention of 64-bit
 * Windows (and of Linux, for tests). What a function does with a wrong value no runtime can check: whoever
 * calls one must know its documentation. Throws where the library or a function is not there.
 */
export type Foreign = <Name extends string>(
  library: string,
  signatures: Readonly<Record<Name, ForeignSignature>>,
) => Readonly<Record<Name, ForeignFunction>>;

/** `takes('u64', 'buffer')`: such a signature, with a number of 32 bits as its result. */
export function takes(...types: readonly ForeignType[]): ForeignSignature {
  return { takes: types, gives: 'u32' };
}

/** The same with a result of 64 bits. */
export function takesForLong(...types: readonly ForeignType[]): ForeignSignature {
  return { takes: types, gives: 'u64' };
}
