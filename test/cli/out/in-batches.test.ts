import { expect, it } from 'vitest';
import { inBatches } from '../../../src/cli/out/in-batches.ts';

const long = 'x'.repeat(70_000);

it('joins small texts, and gives bytes and what parts them in their places', () => {
  expect([...inBatches(['a', 'b'])]).toEqual(['ab']);
  expect([...inBatches(['a', long, 'b'])]).toEqual([`a${long}`, 'b']);
  const bytes = new Uint8Array([1]);
  expect([...inBatches<string | Uint8Array>(['a', bytes, 'b'])]).toEqual([bytes, 'ab']);
  expect([...inBatches(['a', '', 'b'])]).toEqual(['', 'ab']);
});
