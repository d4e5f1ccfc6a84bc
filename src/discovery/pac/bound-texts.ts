import type { QuickJS } from 'quickjs-wasi';

/** WebAssembly's memory: the buffer is another one after it grew. */
export interface EngineMemory {
  readonly buffer: ArrayBuffer;
}

/** An answer of 64 Ki characters, twice, of three bytes each at the most. */
const maxBytes = 512 * 1024;

/**
 * Bounds what a script hands out of its machine: texts alone, and so many bytes of them between two
 * calls of what it returns. All is copied twice on its way out, and a call of ours may be given
 * 60,000 times the same text, which is one in the machine.
 */
export function boundTexts(machine: QuickJS, memory: EngineMemory): () => void {
  const decoder = new TextDecoder();
  let left = maxBytes;
  machine._readCString = (at) => {
    const bytes = new Uint8Array(memory.buffer, at);
    const length = bytes.indexOf(0);
    const text = decoder.decode(bytes.subarray(0, Math.min(length, left)));
    left = Math.max(0, left - length);
    return text;
  };
  machine.dump = (handle) => (machine.typeof(handle) === 'string' ? handle.toString() : undefined);
  return () => {
    left = maxBytes;
  };
}
