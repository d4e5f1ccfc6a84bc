import type { Foreign, ForeignFunction, ForeignSignature, ForeignType } from './foreign.ts';

/** As far as it is used here; Node 26 has it built in, and no types of Node 24 know it. */
interface NodeFfi {
  readonly dlopen: (
    library: string,
    functions: Readonly<
      Record<string, { readonly arguments: readonly string[]; readonly return: string }>
    >,
  ) => { readonly functions: Readonly<Record<string, ForeignFunction>> };
}

const types: Readonly<Record<ForeignType, string>> = {
  u32: 'uint32',
  u64: 'uint64',
  buffer: 'pointer',
};

/** Functions of libraries by `node:ffi` of Node 26; undefined where Node has none, or it is switched off. */
export function nodeForeign(): Foreign | undefined {
  const ffi = nodeFfi();
  if (ffi === undefined) return undefined;
  return <Name extends string>(
    library: string,
    signatures: Readonly<Record<Name, ForeignSignature>>,
  ) => {
    const wanted = Object.entries<ForeignSignature>(signatures).map(
      ([name, { takes, gives }]) =>
        [name, { arguments: takes.map((type) => types[type]), return: types[gives] }] as const,
    );
    const { functions } = ffi.dlopen(library, Object.fromEntries(wanted));
    return functions as Readonly<Record<Name, ForeignFunction>>;
  };
}

function nodeFfi(): NodeFfi | undefined {
  try {
    return process.getBuiltinModule('node:ffi') as NodeFfi | undefined;
  } catch {
    return undefined;
  }
}
