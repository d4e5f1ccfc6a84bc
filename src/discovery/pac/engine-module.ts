import { engineBytes } from './engine-bytes.ts';
import { limitWasmMemory } from './limit-wasm-memory.ts';

/** QuickJS, compiled: a thread can be handed it. */
export type EngineModule = object;

interface Compiled {
  readonly memoryBytes: number;
  readonly module: Promise<EngineModule>;
}

// The types of Node leave it out.
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { compile(bytes: Uint8Array): Promise<EngineModule> };
};

let last: Compiled | undefined;

/**
 * QuickJS for machines whose memory never grows beyond so many bytes. It is read and compiled once for all threads of
 * that size, and beside the start of the first of them. Rejects where it cannot be read, and asks anew the next time.
 */
export function engineModule(memoryBytes: number): Promise<EngineModule> {
  if (last?.memoryBytes === memoryBytes) return last.module;
  const made: Compiled = { memoryBytes, module: compiled(memoryBytes) };
  made.module.catch(() => {
    if (last === made) last = undefined;
  });
  last = made;
  return made.module;
}

async function compiled(memoryBytes: number): Promise<EngineModule> {
  return WebAssembly.compile(limitWasmMemory(await engineBytes(), memoryBytes));
}
