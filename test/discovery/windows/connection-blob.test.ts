import { describe, expect, it } from 'vitest';
import { readConnectionBlob } from '../../../src/discovery/windows/connection-blob.ts';
import { connectionBytes, hex } from './settings-bytes.ts';

const zeros = (count: number): string => ',00'.repeat(count);

describe('readConnectionBlob()', () => {
  it.each([
    [
      'direct, counter 10',
      `46,00,00,00,0a,00,00,00,01,00,00,00${zeros(44)}`,
      { autoDetect: false },
    ],
    [
      'flags 0x0b: a proxy and automatic detection',
      `46,00,00,00,51,00,00,00,0b,00,00,00,0c,00,00,00,31,32,37,2e,30,2e,30,2e,31,3a,38,30,07,00,00,00,3c,6c,6f,63,61,6c,3e,00,00,00,00${zeros(32)}`,
      { autoDetect: true, proxy: '127.0.0.1:80', bypass: '<local>' },
    ],
    [
      'flags 7: a proxy and a PAC file',
      `46,00,00,00,03,00,00,00,07,00,00,00,0e,00,00,00,31,39,32,2e,31,36,38,2e,31,2e,31,3a,38,30,00,00,00,00,21,00,00,00,68,74,74,70,3a,2f,2f,78,64,75,6f,74,61,69,2e,63,6f,6d,2f,70,52,73,4f,33,4e,47,52,33,2d,2e,70,61,63${zeros(32)}`,
      { autoDetect: false, proxy: '192.168.1.1:80', pac: 'http://xduotai.com/pRsO3NGR3-.pac' },
    ],
    [
      'direct, with a tail of 1',
      `46,00,00,00,09,00,00,00,01,00,00,00${zeros(12)},01,00,00,00${zeros(28)}`,
      { autoDetect: false },
    ],
    [
      'flags 9 and a short tail',
      `46,00,00,00,0a,00,00,00,09,00,00,00${zeros(12)},01,00,00,00${zeros(26)}`,
      { autoDetect: true },
    ],
    ['no tail at all', `46,00,00,00,0a,00,00,00,09,00,00,00${zeros(12)}`, { autoDetect: true }],
  ])('reads %s', (_, text, expected) => {
    expect(readConnectionBlob(hex(text))).toEqual(expected);
  });

  it('takes any counter', () => {
    const bytes = [...connectionBytes(9)];
    bytes.splice(4, 4, 0x31, 0x2c, 0x30, 0x30);
    expect(readConnectionBlob(new Uint8Array(bytes))).toEqual({ autoDetect: true });
  });

  it.each([1, 3, 5, 7, 9, 11, 13, 15])('tests the bits of the flags %i', (flags) => {
    const texts = { proxy: 'p:1', bypass: 'b', pac: 'http://a/' };
    const blob = readConnectionBlob(connectionBytes(flags, texts));
    expect(blob?.autoDetect).toBe(flags >= 8);
    expect(blob?.pac).toBe([5, 7, 13, 15].includes(flags) ? 'http://a/' : undefined);
    expect(blob?.proxy).toBe([3, 7, 11, 15].includes(flags) ? 'p:1' : undefined);
  });

  it('has nothing to say of a blob that is cut or of another kind', () => {
    const whole = connectionBytes(15, { proxy: 'p:1', pac: 'http://a/' }).subarray(0, -32);
    for (let cut = 0; cut < whole.length; cut += 1) {
      expect(readConnectionBlob(whole.subarray(0, cut))).toBeUndefined();
    }
    expect(readConnectionBlob(new Uint8Array([0x3d, ...whole.subarray(1)]))).toBeUndefined();
  });
});
