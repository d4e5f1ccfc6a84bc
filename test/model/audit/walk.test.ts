import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/model/audit/observation.ts';
import { decisive, lastStep, passedOver } from '../../../src/model/audit/walk.ts';
import type { FailureCode } from '../../../src/model/finding/failure.ts';

interface Said {
  readonly address?: string;
  readonly fails?: FailureCode;
  readonly hop?: number;
  readonly entry?: number;
  readonly attempt?: string;
  readonly role?: 'target' | 'proxy';
  readonly startedAt?: string;
}

const connect = (number: number, { fails, attempt = 'a1', ...said }: Said = {}): Observation => ({
  step: 'connect',
  id: `${attempt}.${number}`,
  attempt,
  startedAt: '2026-01-05T08:00:00.000Z',
  durationMs: 1,
  role: 'target',
  address: '192.0.2.1',
  port: 443,
  failure: fails === undefined ? null : { code: fails, detail: '' },
  ...said,
});
const idsOf = (steps: readonly Observation[]): string[] => steps.map(({ id }) => id);

describe('passedOver()', () => {
  it('finds what failed before, and what failed after, the one that served', () => {
    const steps = [connect(1, { fails: 'refused' }), connect(2), connect(3, { fails: 'timeout' })];
    expect([...passedOver(steps)]).toEqual(['a1.1', 'a1.3']);
    expect(idsOf(decisive(steps))).toEqual(['a1.2']);
  });

  it.each([
    ['another hop', { hop: 1 }],
    ['another entry of a PAC file', { entry: 2 }],
    ['another attempt', { attempt: 'a2' }],
    ['the proxy', { role: 'proxy' }],
  ] as const)('is not misled by a connection of %s', (_, other) => {
    expect(passedOver([connect(1, { fails: 'refused' }), connect(2, other)]).size).toBe(0);
  });

  it('finds nothing where no address served', () => {
    const steps = [connect(1, { fails: 'refused' }), connect(2, { fails: 'timeout' })];
    expect(passedOver(steps).size).toBe(0);
    expect(decisive(steps)).toBe(steps);
  });
});

describe('lastStep()', () => {
  it('is the last one, where it did not fail to connect', () => {
    const steps = [connect(1, { fails: 'refused' }), connect(2)];
    expect(lastStep(steps)?.id).toBe('a1.2');
  });

  it.each<[string, readonly Said[], string]>([
    ['the first that was tried', [later('timeout'), { fails: 'refused' }], 'a1.2'],
    ['IPv4 before IPv6', [{ fails: 'refused', address: '2001:db8::1' }, later('timeout')], 'a1.2'],
    [
      'IPv6 where no IPv4 leaves',
      [{ fails: 'network-unreachable' }, { fails: 'timeout', address: '2001:db8::1' }],
      'a1.2',
    ],
    [
      'IPv4 where neither leaves',
      [{ fails: 'network-unreachable', address: '2001:db8::1' }, { fails: 'network-unreachable' }],
      'a1.2',
    ],
  ])('stands for all that failed: %s', (_, said, id) => {
    expect(lastStep(said.map((one, index) => connect(index + 1, one)))?.id).toBe(id);
  });

  it('is undefined of nothing', () => {
    expect(lastStep([])).toBeUndefined();
  });
});

function later(fails: FailureCode): Said {
  return { fails, startedAt: '2026-01-05T08:00:00.250Z' };
}
