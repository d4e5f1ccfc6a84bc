import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../../fixtures/case/head.ts';
import {
  connect,
  exchange,
  fineByProxy,
  handshake,
  proxyReached,
  reached,
  resolve,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { longer, repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Target } from '../../../src/model/target/target.ts';

const shaken = ({ host: checkedName }: Target) => handshake({ checkedName });
const silentHello = (target: Target): readonly Step[] => [
  ...reached(target),
  handshake({ checkedName: target.host, fails: 'timeout', durationMs: 5000 }),
];
const silentAnswer = (target: Target): readonly Step[] => [
  ...reached(target),
  shaken(target),
  exchange({ url: target.url, fails: 'timeout', durationMs: 5000 }),
];
const lateAnswer = (target: Target): readonly Step[] => [
  ...reached(target),
  shaken(target),
  exchange({ url: target.url, status: 200, durationMs: 9000 }),
];
const unnamed = ({ host: name }: Target): readonly Step[] => [resolve({ name, fails: 'timeout' })];
const silentPort = (target: Target): readonly Step[] => [
  ...reached(target).slice(0, 1),
  connect({ address: `20.50.1.${target.id.slice(1)}`, fails: 'timeout' }),
];
const reset = (target: Target): readonly Step[] => [
  ...reached(target),
  handshake({ checkedName: target.host, fails: 'reset' }),
];

interface Tried {
  readonly steps: (target: Target) => readonly Step[];
  /** The last try, which waits three deadlines; absent: none does. */
  readonly last?: (target: Target) => readonly Step[];
  /** One more try that waits so long, after it. */
  readonly more?: (target: Target) => readonly Step[];
  /** One more target passes directly in its last try, after nine seconds. */
  readonly isLate?: boolean;
}

/** Three targets fail directly in three tries, and pass over the proxy: what is said of the first. */
function said({ steps, last, more, isLate = false }: Tried) {
  const targets = [1, 2, 3].map(
    (number): Target => ({ ...commands, id: `t1${number}`, host: `h${number}.example` }),
  );
  const trials = targets.flatMap((target, index) => {
    const first = trial(`a${1 + index}`, { target, route: direct, steps: steps(target) });
    const again = repeat(first, { id: `a${21 + index}`, steps: steps(target) });
    const third = { id: `a${31 + index}`, steps: (last ?? steps)(target) };
    return [
      first,
      trial(`a${11 + index}`, { target, route: proxy, steps: fineByProxy(target) }),
      again,
      last === undefined ? repeat(first, third) : longer(first, third),
      ...(more ? [longer(first, { id: `a${41 + index}`, steps: more(target) })] : []),
    ];
  });
  const late: Target = { ...commands, id: 't15', host: 'h5.example' };
  const first = trial('a51', { target: late, route: direct, steps: silentAnswer(late) });
  const lateTrials = [first, longer(first, { id: 'a52', steps: lateAnswer(late) })];
  const { findings, verdicts } = judge(
    headOf([...targets, ...(isLate ? [late] : [])], [direct, proxy]),
    [...trials, ...(isLate ? lateTrials : [])],
    new Map(),
  );
  const error = findings.find(({ target, proof }) => target === 't11' && proof !== undefined);
  const cell = verdicts.find(({ target, route }) => target === 't11' && route === direct.id);
  const isSlow = error?.rivals.includes('short-deadline');
  return { verdict: cell?.verdict, confidence: error?.confidence, isSlow };
}

/** Who is silent, and how far the difference carries if slowness is none of its rivals. */
const behindOpenPort = [
  ['a name server', unnamed, 'likely'],
  // A filter by name, and an outage, remain.
  ['a handshake', silentHello, 'possible'],
  ['an answer', silentAnswer, 'likely'],
] as const;

describe('silence within one deadline', () => {
  it.each(behindOpenPort)('of %s is possible at most, however often it is met', (_, steps) => {
    expect(said({ steps })).toEqual({ verdict: 'blocked', confidence: 'possible', isSlow: true });
  });

  it('of a port is no slowness: machines answer there, and not services', () => {
    const { confidence, isSlow } = said({ steps: silentPort });
    expect([confidence, isSlow]).toEqual(['likely', false]);
  });

  it('is told from a reset, which waited for nothing', () => {
    const { verdict, isSlow } = said({ steps: reset });
    expect([verdict, isSlow]).toEqual(['blocked', false]);
  });
});

describe('silence for three deadlines', () => {
  it.each(behindOpenPort)('of %s, twice, carries as far as any difference', (_, steps, due) => {
    const { verdict, confidence, isSlow } = said({ steps, last: steps, more: steps });
    expect([verdict, confidence, isSlow]).toEqual(['blocked', due, false]);
  });

  it('once is not enough for more than possible: one try of a slow one may be lost', () => {
    const { verdict, confidence, isSlow } = said({ steps: silentAnswer, last: silentAnswer });
    expect([verdict, confidence, isSlow]).toEqual(['blocked', 'possible', true]);
  });

  it('says nothing of a slow step where the try was lost in one before', () => {
    const tried = { steps: silentAnswer, last: silentHello, more: silentHello };
    const { confidence, isSlow } = said(tried);
    expect([confidence, isSlow]).toEqual(['possible', true]);
  });

  it('is slowness still where others of the way need longer than the deadline', () => {
    const { confidence, isSlow } = said({ steps: silentAnswer, last: silentAnswer, isLate: true });
    expect([confidence, isSlow]).toEqual(['possible', true]);
  });

  it('shows nothing where the last try was told something after all', () => {
    expect(said({ steps: silentHello, last: silentAnswer }).verdict).toBe('inconclusive');
  });

  it('stays silence within one deadline where the last try ended in a reset', () => {
    const { confidence, isSlow } = said({ steps: silentHello, last: reset });
    expect([confidence, isSlow]).toEqual(['possible', true]);
  });

  it('takes the slowness from a proxy that never answers, and passes elsewhere', () => {
    const silent = [...proxyReached(commands), tunnel({ fails: 'timeout', durationMs: 5000 })];
    const first = trial('a1', { target: commands, route: proxy, steps: silent });
    const beside = trial('a2', {
      target: commands,
      route: direct,
      steps: [...reached(commands), shaken(commands), exchange({ url: commands.url, status: 200 })],
    });
    const verdictOf = (last: typeof repeat) => {
      const trials = [
        first,
        beside,
        repeat(first, { id: 'a3', steps: silent }),
        last(first, { id: 'a4', steps: silent }),
      ];
      const { verdicts } = judge(headOf([commands], [direct, proxy]), trials, new Map());
      return verdicts.find(({ route }) => route === proxy.id)?.verdict;
    };
    expect([verdictOf(repeat), verdictOf(longer)]).toEqual(['inconclusive', 'blocked']);
  });
});
