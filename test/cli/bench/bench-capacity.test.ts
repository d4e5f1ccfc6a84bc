import { describe, expect, it } from 'vitest';
import { checkCapacity } from '../../../src/cli/bench/bench-capacity.ts';

const load = {
  load: 'tunnels',
  connections: 200,
  rate: 50,
  durationMs: 10_000,
  ending: 'fin',
} as const;

describe('checkCapacity()', () => {
  const capacity = { files: 1024, ports: 28_232 };

  it('has nothing to say where there is room, or nothing is known', () => {
    expect(checkCapacity(load, capacity)).toBeUndefined();
    expect(checkCapacity({ ...load, connections: 20_000, rate: 20_000 }, {})).toBeUndefined();
  });

  it('refuses more connections at one time than there are files', () => {
    expect(() => checkCapacity({ ...load, connections: 1000 }, capacity)).toThrow(
      'Cannot keep 1000 connections open: this process may have 1024 files (ulimit -n)',
    );
  });

  it('warns where the ports of a minute do not suffice', () => {
    const fast = { ...load, rate: 3000 };
    expect(checkCapacity(fast, capacity)).toMatch(
      /^Ports may run out: 30000 .* --reset frees them$/,
    );
    expect(checkCapacity({ ...fast, durationMs: 5000 }, capacity)).toBeUndefined();
    expect(checkCapacity({ ...load, limit: { highestRate: 500 } }, capacity)).toMatch(/30000/);
  });

  it('does not where ports are freed at once, or connections kept', () => {
    expect(checkCapacity({ ...load, rate: 3000, ending: 'reset' }, capacity)).toBeUndefined();
    expect(checkCapacity({ ...load, rate: 3000, load: 'requests' }, capacity)).toBeUndefined();
  });
});
