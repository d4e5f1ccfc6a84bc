import { describe, expect, it } from 'vitest';
import { commands, direct } from '../../../fixtures/case/head.ts';
import { answered, connect, resolve, type Step } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { firstBytes } from '../../../src/diagnosis/timing/first-bytes.ts';

const other = '20.50.1.2';
// 3 to resolve, 12 to connect, 30 to shake hands, 25 until the first byte.
const plain = 70;

function waited(...connects: readonly Step[]): number | undefined {
  const steps = [resolve({ name: commands.host }), ...connects];
  const [before, after] = [steps.filter((step) => !isLate(step)), steps.filter(isLate)];
  const { attempt, observations } = trial('a1', {
    target: commands,
    route: direct,
    steps: [...before, ...answered(commands), ...after],
  });
  return firstBytes({ samples: 1 }, [{ attempt, steps: observations }])[0]?.ms;
}

const isLate = ({ durationMs }: Step): boolean => durationMs >= 5000;

describe('firstBytes()', () => {
  it('adds what an address took that failed first', () => {
    expect(waited(connect({ fails: 'refused', durationMs: 4 }), connect({ address: other }))).toBe(
      plain + 4,
    );
  });

  it('adds the time after which another address is tried, where the first one is silent', () => {
    const silent = connect({ fails: 'timeout', durationMs: 5000 });
    expect(waited(silent, connect({ address: other }))).toBe(plain + 250);
  });

  it('adds nothing for an address that was passed over later than the one that served', () => {
    const { attempt, observations } = trial('a1', {
      target: commands,
      route: direct,
      steps: [connect(), ...answered(commands), connect({ address: other, fails: 'refused' })],
    });
    const steps = observations.map((one, index) =>
      index === 3 ? { ...one, startedAt: '2026-01-05T08:00:02.000Z' } : one,
    );
    expect(firstBytes({ samples: 1 }, [{ attempt, steps }])[0]?.ms).toBe(plain - 3);
  });
});
