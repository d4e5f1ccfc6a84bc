import { describe, expect, it } from 'vitest';
import { limitWasmMemory } from '../../../src/discovery/pac/limit-wasm-memory.ts';

// The head of a module, an empty section of the module's own, one memory of one page; exported as m.
const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const small = Uint8Array.from([...head, 5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6d, 2, 0]);

interface Growing {
  readonly instance: { readonly exports: { readonly m: { grow(pages: number): number } } };
}
// The types of Node leave it out.
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { instantiate(module: Uint8Array): Promise<Growing> };
};

describe('limitWasmMemory()', () => {
  it('lets the memory grow to its limit and no further', async () => {
    const limited = limitWasmMemory(small, 200 * 64 * 1024);
    const { instance } = await WebAssembly.instantiate(Uint8Array.from(limited));
    const memory = instance.exports.m;
    expect(memory.grow(199)).toBe(1);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it('refuses what has no memory of its own', () => {
    expect(() => limitWasmMemory(Uint8Array.from(head), 1)).toThrow('it has none of its own');
    expect(() => limitWasmMemory(new Uint8Array(), 1)).toThrow(RangeError);
  });
});
