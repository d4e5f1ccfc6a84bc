import { expect, it } from 'vitest';
import { ReadingSoFar } from '../../../src/cli/saved/reading-so-far.ts';

it('tells how far one file is read, and of several which one and how many', () => {
  const one = new ReadingSoFar({ files: 1, sizes: [100_000_000], now: 0 });
  one.file('/a/b/audit.ndjson');
  expect(one.parts(500)).toEqual([]);
  one.bytes(25_000_000);
  expect(one.parts(5500)).toEqual([
    'audit.ndjson: 25.0 of 100.0 MB read',
    'about 15 s left of reading',
  ]);
  const many = new ReadingSoFar({ files: 2, sizes: [1_000_000, 3_000_000], now: 0 });
  many.file('a.html');
  many.parts(0);
  many.bytes(1_000_000);
  many.file('b.html');
  expect(many.parts(4000)).toEqual(['2 of 2 files', 'about 15 s left', 'b.html', '1.0 of 4.0 MB']);
});

it('tells no time left of what has no size', () => {
  const pipe = new ReadingSoFar({ files: 1, sizes: [undefined], now: 0 });
  pipe.file('-');
  pipe.bytes(2_000_000);
  expect(pipe.parts(4000)).toEqual(['-: 2.0 MB read', '']);
});
