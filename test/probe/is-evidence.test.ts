import { describe, expect, it } from 'vitest';
import { isEvidence } from '../../src/probe/is-evidence.ts';

const failed = { failure: { code: 'certificate', detail: '' } } as const;
const passed = (anchor: 'public' | 'expected' | 'added' | 'system') => ({ failure: null, anchor });

describe('isEvidence()', () => {
  it('keeps what no chain vouches for', () => {
    expect(isEvidence(200, {})).toBe(true);
    expect(isEvidence(200, { shown: failed })).toBe(true);
  });

  it('keeps what was not due, and leaves what was', () => {
    expect(isEvidence(403, { shown: passed('expected'), expected: 200 })).toBe(true);
    expect(isEvidence(200, { shown: passed('expected'), expected: 200 })).toBe(false);
    expect(isEvidence(403, { shown: passed('public') })).toBe(false);
  });

  it("keeps a refusal under a root of this machine's own, and no page of a host of the house", () => {
    expect(isEvidence(403, { shown: passed('added') })).toBe(true);
    expect(isEvidence(307, { shown: passed('system') })).toBe(true);
    expect(isEvidence(200, { shown: passed('added') })).toBe(false);
  });
});
