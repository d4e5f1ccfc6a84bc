import { expect, it } from 'vitest';
import { madeOnce } from '../../../../src/report/view/cells/made-once.ts';

it('makes of each thing once, whatever comes of it', () => {
  let times = 0;
  const made = madeOnce((key: { readonly name: string }) => {
    times += 1;
    return key.name === '' ? undefined : key.name;
  });
  const [one, nothing] = [{ name: 'one' }, { name: '' }];
  expect([made(one), made(nothing), made(one), made(nothing)]).toEqual([
    'one',
    undefined,
    'one',
    undefined,
  ]);
  expect(times).toBe(2);
  expect(made({ name: 'one' })).toBe('one');
  expect(times).toBe(3);
});
