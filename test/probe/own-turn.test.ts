import { setImmediate as nextImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ownTurn } from '../../src/probe/own-turn.ts';

it('ownTurn() lets one go on in each turn of the loop, in the order in which they asked', async () => {
  const went: string[] = [];
  const all = ['first', 'second', 'third'].map(async (name) => {
    await ownTurn();
    went.push(name);
  });
  const seen: number[] = [];
  while (went.length < 3) {
    await nextImmediate();
    seen.push(went.length);
  }
  await Promise.all(all);
  expect(went).toEqual(['first', 'second', 'third']);
  // Never two of them between two looks.
  expect(seen.every((count, index) => count - (seen[index - 1] ?? 0) <= 1)).toBe(true);
});

it('ownTurn() lets who asks from a turn of its own wait for a later one', async () => {
  const went: string[] = [];
  const again = ownTurn().then(async () => {
    went.push('first');
    await ownTurn();
    went.push('first again');
  });
  const other = ownTurn().then(() => went.push('second'));
  await Promise.all([again, other]);
  expect(went).toEqual(['first', 'second', 'first again']);
});
