import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../src/model/audit/windows/windows-account.ts';

describe('accountOf()', () => {
  it.each([
    ['S-1-5-18', true, 'system'],
    ['S-1-5-19', false, 'service'],
    ['S-1-5-80-1-2-3-4-5', true, 'service'],
    ['S-1-5-21-1-2-3-500', true, 'administrator'],
    ['S-1-5-21-1-2-3-500', false, 'user'],
    ['S-1-5-180', false, 'user'],
  ] as const)('takes %s, elevated: %s, for a %s', (sid, isElevated, kind) => {
    expect(accountOf(sid, isElevated)).toBe(kind);
  });
});
