import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/record/read-lines.ts';
import { chunks, collect } from './saved-audit.ts';

const mebibyte = 1024 * 1024;

function lines(bytes: Buffer, size?: number): Promise<string[]> {
  return collect(readLines(chunks(bytes, size)));
}

describe('readLines()', () => {
  it('gives the lines without their ends, the last one too where it has none', async () => {
    expect(await lines(Buffer.from('a\nb\n'))).toEqual(['a', 'b']);
    expect(await lines(Buffer.from('a\n\nb'))).toEqual(['a', '', 'b']);
    expect(await lines(Buffer.from(''))).toEqual([]);
  });

  it('puts together what was cut between chunks, in the middle of a character too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const wanted = texts.map((text) => text.replaceAll('\n', ' ').toWellFormed());
          const bytes = Buffer.from(wanted.map((text) => `${text}\n`).join(''));
          expect(await lines(bytes, size)).toEqual(wanted);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads a head of 30 MiB: it holds every target', async () => {
    const head = Buffer.concat([Buffer.from('{"type":"head"'), Buffer.alloc(30 * mebibyte, 'x')]);
    const found = await lines(Buffer.concat([head, Buffer.from('\nb\n')]));
    expect(found.map(({ length }) => length)).toEqual([head.length, 1]);
  });

  it('reads the head of a later part as it reads the first', async () => {
    const head = Buffer.concat([Buffer.from('{"type":"head"'), Buffer.alloc(5 * mebibyte, 'x')]);
    const found = await lines(Buffer.concat([Buffer.from('a\n'), head, Buffer.from('\nb\n')]));
    expect(found.map(({ length }) => length)).toEqual([1, head.length, 1]);
  });

  it.each([
    ['another line of 5 MiB', Buffer.concat([Buffer.from('a\n'), Buffer.alloc(5 * mebibyte)]), 2],
    ['a first line of 5 MiB that is no head', Buffer.alloc(5 * mebibyte, ' '), 1],
    ['a head of 33 MiB', Buffer.from(`{"type":"head"${' '.repeat(33 * mebibyte)}`), 1],
  ])('refuses %s in one clear line', async (_, bytes, number) => {
    await expect(lines(bytes)).rejects.toThrow(
      new RegExp(`^Cannot read the saved audit: line ${number} is longer than \\d+ MiB$`),
    );
  });

  it('stops reading a line that never ends', async () => {
    let given = 0;
    async function* forEver(): AsyncGenerator<Buffer> {
      yield Buffer.from('head\n');
      for (;;) {
        given += mebibyte;
        yield Buffer.alloc(mebibyte, 'x');
      }
    }
    await expect(collect(readLines(forEver()))).rejects.toThrow('line 2 is longer');
    expect(given).toBeLessThan(6 * mebibyte);
  });
});
