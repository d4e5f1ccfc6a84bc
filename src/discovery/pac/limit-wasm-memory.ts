const memorySection = 5;
const pageBytes = 64 * 1024;

/**
 * A WebAssembly module whose own memory can never grow beyond so many bytes: its memory section is
 * written anew with a maximum. An engine's own limit counts what its allocator is asked for, and
 * array buffers may escape it; no module grows its memory against its own section.
 * @throws RangeError where the bytes are no module with one memory of its own.
 * @see https://webassembly.github.io/spec/core/binary/modules.html#memory-section
 */
export function limitWasmMemory(module: Uint8Array, maxBytes: number): Uint8Array {
  let at = 8;
  while (at < module.length) {
    const id = module[at];
    const size = readNumber(module, at + 1);
    const end = size.next + size.value;
    if (id === memorySection) {
      const count = readNumber(module, size.next);
      const flags = readNumber(module, count.next);
      const least = readNumber(module, flags.next);
      if (count.value !== 1 || flags.value > 1) break;
      const most = Math.max(least.value, Math.floor(maxBytes / pageBytes));
      const body = [1, 1, ...written(least.value), ...written(most)];
      const section = Uint8Array.from([memorySection, ...written(body.length), ...body]);
      return Buffer.concat([module.subarray(0, at), section, module.subarray(end)]);
    }
    at = end;
  }
  throw new RangeError('Cannot limit the memory of a WebAssembly module: it has none of its own');
}

/** LEB128, unsigned, of at most 32 bits. */
function readNumber(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = bytes[start + i] ?? 0;
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, next: start + i + 1 };
  }
  return { value, next: start + 5 };
}

function written(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)];
}
