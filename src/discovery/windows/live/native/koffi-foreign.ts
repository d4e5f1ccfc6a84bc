import { arch, platform } from 'node:process';
import type Koffi from 'koffi';
import type { Foreign, ForeignFunction, ForeignSignature, ForeignType } from './foreign.ts';

const types: Readonly<Record<ForeignType, string>> = {
  u32: 'uint32',
  u64: 'uint64',
  buffer: 'void *',
};

type Load = () => Promise<{ readonly default: typeof Koffi }>;

/** Koffi's native module for each system that is asked by it; npm installs the one that fits, and on other systems none. */
const natives: Readonly<Record<string, Load>> = {
  'win32-arm64': () => import('@koromix/koffi-win32-arm64'),
  'win32-x64': () => import('@koromix/koffi-win32-x64'),
};

/**
 * Functions of libraries by koffi, where it is installed: an optional dependency. Else undefined.
 * @param load gives koffi; absent: what is installed for this system.
 */
export async function koffiForeign(
  load: Load | undefined = natives[`${platform}-${arch}`],
): Promise<Foreign | undefined> {
  const koffi = await load?.().then(
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
