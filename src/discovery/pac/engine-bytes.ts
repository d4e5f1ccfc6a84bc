import { readFile } from 'node:fs/promises';

/** QuickJS as WebAssembly. In the package it is a file beside the bundles (`bundle/stand-ins.ts`). */
export function engineBytes(): Promise<Buffer> {
  return readFile(new URL('../quickjs.wasm', import.meta.resolve('quickjs-wasi')));
}
