import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody, withoutChunks } from '../../../src/net/http/decode-body.ts';

const most = 65_536;
const page = Buffer.from(`<title>Blocked</title>${'<p>text</p>'.repeat(100)}`);
const decode = (body: Buffer, coding: string): Promise<Buffer> =>
  decodeBody(body, { headers: [['Content-Encoding', coding]], most });

const codings = [
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const;

describe('decodeBody()', () => {
  it.each(codings)('unpacks %s', async (coding, pack) => {
    expect(await decode(pack(page), coding)).toEqual(page);
  });

  // A block of zstd comes out whole or not at all.
  const inParts = codings.filter(([coding]) => coding !== 'zstd');
  it.each(inParts)('gives the beginning of a body in %s that is cut', async (coding, pack) => {
    const text = Buffer.from(Array.from({ length: 9000 }, (_, n) => `${n * 7919}`).join(' '));
    const packed = pack(text);
    const part = await decode(packed.subarray(0, packed.length - 50), coding);
    expect(part.length).toBeGreaterThan(0);
    expect(part.equals(packed.subarray(0, packed.length - 50))).toBe(false);
    expect(text.subarray(0, part.length).equals(part)).toBe(true);
  });

  it.each(codings)('ends a bomb of %s at its limit', async (coding, pack) => {
    const bomb = pack(Buffer.alloc(30_000_000));
    const before = process.memoryUsage().arrayBuffers;
    const unpacked = await decode(bomb.subarray(0, most), coding);
    expect(unpacked).toHaveLength(most);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('leaves what has no coding, an unknown one, several, or another than it says', async () => {
    for (const coding of ['identity', 'compress', 'gzip, gzip', '']) {
      expect(await decode(gzipSync(page), coding)).toEqual(gzipSync(page));
    }
    for (const [coding] of codings) expect(await decode(page, coding)).toEqual(page);
    expect(await decodeBody(page, { headers: [], most })).toBe(page);
    expect(await decode(Buffer.alloc(0), 'gzip')).toHaveLength(0);
  });

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...codings.map(([coding]) => coding)),
        async (bytes, coding) => {
          expect((await decode(Buffer.from(bytes), coding)).length).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('withoutChunks()', () => {
  const chunked = [['transfer-encoding', 'Chunked']] as const;
  const of = (text: string): string => withoutChunks(Buffer.from(text), chunked).toString();

  it('joins the chunks, with extensions and in any case of letters', () => {
    expect(of('5\r\nhello\r\nA;x=1\r\n, all of u\r\n0\r\n\r\n')).toBe('hello, all of u');
  });

  it('gives what is there of chunks that are cut, and leaves what is none', () => {
    expect(of('5\r\nhel')).toBe('hel');
    expect(of('5\r\nhello\r\n7')).toBe('hello');
    expect(of('5\r\nhello\r\nxyz\r\n')).toBe('hello');
    expect(of('<html>')).toBe('<html>');
    expect(of('0\r\n\r\n')).toBe('');
    expect(withoutChunks(Buffer.from('5\r\nhello\r\n'), []).toString()).toBe('5\r\nhello\r\n');
  });

  it('ends, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(of(text).length).toBeLessThanOrEqual(text.length * 4);
      }),
    );
  });
});
