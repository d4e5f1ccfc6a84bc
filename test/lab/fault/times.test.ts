import { describe, expect, it } from 'vitest';
import { createTimes, type Times } from '../../../src/lab/fault/times.ts';

function said(times: Times, count: number): string {
  const isMeant = createTimes(times);
  return Array.from({ length: count }, () => (isMeant() ? 'x' : '.')).join('');
}

describe('createTimes()', () => {
  it('means the first ones', () => {
    expect(said({ first: 2 }, 5)).toBe('xx...');
  });

  it('goes round in turns', () => {
    expect(said({ turns: 'xx.' }, 7)).toBe('xx.xx.x');
  });

  it('means a share, the same ones for one seed, others for another', () => {
    const one = said({ share: 0.35, seed: 7 }, 1000);
    expect(said({ share: 0.35, seed: 7 }, 1000)).toBe(one);
    expect(said({ share: 0.35, seed: 8 }, 1000)).not.toBe(one);
    const meant = one.replaceAll('.', '').length;
    expect(meant).toBeGreaterThan(300);
    expect(meant).toBeLessThan(400);
  });

  it('counts each stream of its own', () => {
    expect(said({ first: 1 }, 1)).toBe('x');
    expect(said({ first: 1 }, 1)).toBe('x');
  });
});
