import { expect, it } from 'vitest';
import { isDeep } from '../../src/record/is-deep.ts';

it('finds what is deeper than any line of ours, and does not overflow on it', () => {
  expect(isDeep(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe(true);
  expect(isDeep(JSON.parse(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`))).toBe(true);
  expect(isDeep(JSON.parse(`${'{"a":'.repeat(20)}[1, null]${'}'.repeat(20)}`))).toBe(false);
});
