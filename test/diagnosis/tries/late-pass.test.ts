import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, proxy } from '../../../fixtures/case/head.ts';
import {
  exchange,
  fine,
  fineByProxy,
  handshake,
  reached,
  type Step,
} from '../../../fixtures/case/steps.ts';
import { longer, repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';

const { host: checkedName, url } = commands;
const silent = [
  ...reached(commands),
  handshake({ checkedName, fails: 'timeout', durationMs: 5000 }),
];
const reset = [...reached(commands), handshake({ checkedName, fails: 'reset' })];
const slow = (durationMs: number): readonly Step[] => [
  ...reached(commands),
  handshake({ checkedName, durationMs }),
  exchange({ url, status: 200 }),
];

const elsewhere = trial('a9', { target: commands, route: proxy, steps: fineByProxy(commands) });
const first = trial('a1', { target: commands, route: direct, steps: silent });

function judged(trials: readonly Trial[], samples = 1) {
  const head = headOf([commands, events], [direct, proxy], { samples });
  const { findings, verdicts } = judge(head, [...trials, elsewhere], new Map());
  const cell = verdicts.find(({ target, route }) => target === 't1' && route === direct.id);
  const [found] = findings;
  return { kinds: findings.map(({ kind }) => kind), found, verdict: cell?.verdict };
}

describe('latePass', () => {
  it.each([5500, 12_500])('calls slow what passes after %i ms, in place of its silence', (ms) => {
    const again = repeat(first, { id: 'a11', steps: silent });
    const { kinds, found, verdict } = judged([
      first,
      again,
      longer(first, { id: 'a12', steps: slow(ms) }),
    ]);
    expect([kinds, verdict]).toEqual([['short-deadline'], 'degraded']);
    expect(found).toMatchObject({
      severity: 'warning',
      evidence: ['a1.3', 'a11.3', 'a12.4', 'a12.3'],
      facts: { step: 'handshake', deadlineMs: 5000, longerMs: 15_000, tookMs: ms },
    });
  });

  it('leaves it a passing fault where no step needed the time', () => {
    const { kinds } = judged([first, longer(first, { id: 'a12', steps: slow(40) })]);
    expect(kinds).toEqual(['passing-fault']);
  });

  it('leaves it a passing fault where another try was reset', () => {
    const again = repeat(first, { id: 'a11', steps: reset });
    const { kinds } = judged([first, again, longer(first, { id: 'a12', steps: slow(5500) })]);
    expect(kinds).toEqual(['passing-fault']);
  });

  it('speaks for all samples of the target over that way', () => {
    const second = trial('a2', { target: commands, route: direct, steps: silent, sample: 2 });
    const last = longer(first, { id: 'a12', steps: slow(5500) });
    const { kinds, verdict } = judged([first, second, last], 2);
    expect([kinds, verdict]).toEqual([['short-deadline'], 'degraded']);
  });

  it('does not speak for a sample that was reset', () => {
    const second = trial('a2', { target: commands, route: direct, steps: reset, sample: 2 });
    const last = longer(first, { id: 'a12', steps: slow(5500) });
    const { kinds } = judged([first, second, last], 2);
    expect(kinds).toEqual(['short-deadline', 'passing-fault']);
  });

  it('counts for no fault that comes and goes on the way', () => {
    const other = { ...events, host: 'dropped.example' };
    const dropped = (host: string) => [
      ...reached(other),
      handshake({ checkedName: host, fails: 'reset' }),
    ];
    const blocked = trial('a3', { target: other, route: direct, steps: dropped(other.host) });
    const trials = [
      first,
      longer(first, { id: 'a12', steps: slow(5500) }),
      blocked,
      trial('a4', { target: other, route: proxy, steps: fineByProxy(other) }),
      repeat(blocked, { id: 'a13', steps: dropped(other.host) }),
    ];
    const { findings } = judge(
      headOf([commands, other], [direct, proxy]),
      [...trials, elsewhere],
      new Map(),
    );
    const error = findings.find(({ kind }) => kind === 'handshake-reset');
    expect([error?.proof, error?.rivals.includes('passing-fault')]).toEqual(['difference', false]);
  });

  it('has nothing to say where nothing waited longer', () => {
    expect(
      judged([trial('a1', { target: commands, route: direct, steps: fine(commands) })]),
    ).toEqual({ kinds: [], found: undefined, verdict: 'reachable' });
  });
});
