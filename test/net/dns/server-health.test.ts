import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../src/net/dns/server-health.ts';

const [first, second] = [
  { address: '192.0.2.1', port: 53 },
  { address: '192.0.2.2', port: 53 },
];

describe('healthOf()', () => {
  it('asks who gave no answer last, until it answers', () => {
    const health = healthOf([first, second]);
    expect(health.inOrder()).toEqual([first, second]);
    health.failed(first);
    expect(health.inOrder()).toEqual([second, first]);
    health.answered(first);
    expect(health.inOrder()).toEqual([first, second]);
  });

  it('is due to nobody at once', () => {
    const health = healthOf([first, second]);
    expect(health.due()).toBeUndefined();
    health.failed(first);
    expect(health.due()).toBeUndefined();
  });

  it('is one for a list, and another for the next run', () => {
    const servers = [first, second];
    healthOf(servers).failed(first);
    expect(healthOf(servers).inOrder()).toEqual([second, first]);
    expect(healthOf([first, second]).inOrder()).toEqual([first, second]);
  });
});
