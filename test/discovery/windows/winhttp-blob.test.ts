import { describe, expect, it } from 'vitest';
import { readWinhttpBlob } from '../../../src/discovery/windows/winhttp-blob.ts';
import { hex, winhttpBytes } from './settings-bytes.ts';

describe('readWinhttpBlob()', () => {
  it.each([
    ['as Windows is installed', '18,00,00,00,00,00,00,00,01,00,00,00,00,00,00,00,00,00,00,00'],
    [
      'after netsh winhttp reset proxy',
      '28,00,00,00,00,00,00,00,01,00,00,00,00,00,00,00,00,00,00,00',
    ],
    [
      'with the flag of a proxy and none',
      '28,00,00,00,00,00,00,00,03,00,00,00,00,00,00,00,00,00,00,00',
    ],
  ])('reads the blob %s as direct', (_, text) => {
    expect(readWinhttpBlob(hex(text))).toEqual({});
  });

  it('reads proxy and bypass list by their lengths', () => {
    const known = hex(
      '28,00,00,00,00,00,00,00,03,00,00,00,16,00,00,00,68,74,74,70,3d,31,39,32,2e,31,36,38,2e,35,2e,34,35,3a,33,31,32,38,07,00,00,00,3c,6c,6f,63,61,6c,3e',
    );
    expect(readWinhttpBlob(known)).toEqual({ proxy: 'http=192.168.5.45:3128', bypass: '<local>' });
  });

  it('reads texts beyond 255 characters', () => {
    const bypass = '*.example;'.repeat(100);
    expect(readWinhttpBlob(winhttpBytes('p.example:8080', bypass))).toEqual({
      proxy: 'p.example:8080',
      bypass,
    });
  });

  it('has nothing to say of a blob that is cut or of another kind', () => {
    const whole = winhttpBytes('p.example:8080', '<local>');
    for (let cut = 0; cut < whole.length; cut += 1) {
      expect(readWinhttpBlob(whole.subarray(0, cut))).toBeUndefined();
    }
    expect(readWinhttpBlob(new Uint8Array([0x46, ...whole.subarray(1)]))).toBeUndefined();
    expect(readWinhttpBlob(hex('28,00,00,00,00,00,00,00,03,00,00,00,ff,ff,ff,ff'))).toBeUndefined();
  });
});
