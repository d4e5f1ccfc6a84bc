import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import {
  type Foreign,
  takes,
  takesForLong,
} from '../../../../../src/discovery/windows/live/native/foreign.ts';
import { koffiForeign } from '../../../../../src/discovery/windows/live/native/koffi-foreign.ts';
import { nodeForeign } from '../../../../../src/discovery/windows/live/native/node-foreign.ts';

const backends: readonly (readonly [name: string, foreign: Foreign | undefined])[] = [
  ['koffi', await koffiForeign(() => import('koffi'))],
  ['node:ffi', nodeForeign()],
];

/** The back-ends call the C library here as they call Windows there: by numbers, handles and buffers. */
describe.each(backends)('functions of a library by %s', (_, foreign) => {
  const isThere = foreign !== undefined && platform === 'linux';

  it.skipIf(!isThere)('take texts and numbers, and give numbers of both widths', () => {
    const libc = foreign?.('libc.so.6', {
      strlen: takesForLong('buffer'),
      memcpy: takesForLong('buffer', 'buffer', 'u64'),
      htonl: takes('u32'),
    });
    expect(libc?.strlen(Buffer.from('Ж text\0'))).toBe(7n);
    expect(libc?.htonl(0x0102_0304)).toBe(0x0403_0201);
    const into = Buffer.alloc(4);
    libc?.memcpy(into, Buffer.from('abcd'), 4n);
    expect(into.toString()).toBe('abcd');
  });

  it.skipIf(!isThere)('read memory by its address', () => {
    const put = foreign?.('libc.so.6', {
      malloc: takesForLong('u64'),
      memcpy: takesForLong('u64', 'buffer', 'u64'),
      strlen: takesForLong('u64'),
      free: takes('u64'),
    });
    const read = foreign?.('libc.so.6', { memcpy: takesForLong('buffer', 'u64', 'u64') });
    const address = BigInt(put?.malloc(16n) ?? 0);
    put?.memcpy(address, Buffer.from('twelve\0'), 7n);
    const into = Buffer.alloc(6);
    read?.memcpy(into, address, 6n);
    expect([into.toString(), put?.strlen(address)]).toEqual(['twelve', 6n]);
    put?.free(address);
  });

  it.skipIf(!isThere)('throw where the library or the function is not there', () => {
    expect(() => foreign?.('no-such-library.so', { any: takes() })).toThrow();
    expect(() => foreign?.('libc.so.6', { no_such_function: takes() })).toThrow();
  });
});
