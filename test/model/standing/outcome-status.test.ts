import { expect, it } from 'vitest';
import { joinedStatus } from '../../../src/model/standing/outcome-status.ts';

it.each([
  [2, 2, 2],
  [2, 0, 0],
  [0, 130, 130],
  [2, 130, 130],
  [130, 1, 1],
  [0, 0, 0],
] as const)('makes of parts of status %i and %i an audit of %i', (one, other, both) => {
  expect(joinedStatus(one, other)).toBe(both);
  expect(joinedStatus(other, one)).toBe(both);
});
