import { describe, expect, it } from 'vitest';
import { checkRoom } from '../../../src/cli/bench/bench-room.ts';

const load = {
  load: 'tunnels',
  connections: 200,
  rate: 50,
  durationMs: 10_000,
  ending: 'fin',
} as const;

describe('checkRoom()', () => {
  const room = { files: 1024, ports: 28_232 };

  it('has nothing to say where there is room, or nothing is known', () => {
    expect(checkRoom(load, room)).toBeUndefined();
    expect(checkRoom({ ...load, connections: 20_000, rate: 20_000 }, {})).toBeUndefined();
  });

  it('refuses more connections at one time than there are files', () => {
    expect(() => checkRoom({ ...load, connections: 1000 }, room)).toThrow(
      'Cannot keep 1000 connections open: this process may have 1024 files (ulimit -n)',
    );
  });

  it('warns where the ports of a minute do not suffice', () => {
    const fast = { ...load, rate: 3000 };
    expect(checkRoom(fast, room)).toMatch(/^Ports may run out: 30000 .* --reset frees them$/);
    expect(checkRoom({ ...fast, durationMs: 5000 }, room)).toBeUndefined();
    expect(checkRoom({ ...load, limit: { highestRate: 500 } }, room)).toMatch(/30000/);
  });

  it('does not where ports are freed at once, or connections kept', () => {
    expect(checkRoom({ ...load, rate: 3000, ending: 'reset' }, room)).toBeUndefined();
    expect(checkRoom({ ...load, rate: 3000, load: 'requests' }, room)).toBeUndefined();
  });
});
