import type { Foreign, ForeignFunction, ForeignSignature, ForeignType } from './foreign.ts';

const types: Readonly<Record<ForeignType, string>> = {
  u32: 'uint32',
  u64: 'uint64',
  buffer: 'void *',
};

/** Functions of libraries by koffi, where it is installed: an optional dependency. Else undefined. */
export async function koffiForeign(): Promise<Foreign | undefined> {
  const koffi = await import('koffi').then(
    (module) => module.default,
    () => undefined,
  );
  if (koffi === undefined) return undefined;
  return (library, signatures) => {
    const lib = koffi.load(library);
    const found = Object.entries<ForeignSignature>(signatures).map(([name, signature]) => {
      const call = lib.func(
        name,
        types[signature.gives],
        signature.takes.map((type) => types[type]),
      );
      // It gives a number where that is exact.
      const long: ForeignFunction = (...values) => BigInt(call(...values));
      return [name, signature.gives === 'u64' ? long : (call as ForeignFunction)];
    });
    return Object.fromEntries(found);
  };
}
