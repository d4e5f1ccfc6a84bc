import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../../fixtures/case/head.ts';
import { connect, fineByProxy, reached, resolve, type Step } from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Target } from '../../../src/model/target.ts';

const silent = (target: Target): readonly Step[] => [
  ...reached(target).slice(0, 1),
  connect({ fails: 'timeout' }),
];
const unnamed = (target: Target): readonly Step[] => [
  resolve({ name: target.host, fails: 'timeout' }),
];

/** So many hosts fail directly by these steps, one for each try, and pass over the proxy. */
function said({ hosts, tries }: { hosts: number; tries: readonly (typeof silent)[] }) {
  const targets = Array.from({ length: hosts }, (_, index): Target => {
    return { ...commands, id: `t${index + 1}`, host: `h${index}.example` };
  });
  const first = targets.map((target, index) =>
    trial(`a${index + 1}`, { target, route: direct, steps: tries[0]?.(target) ?? [] }),
  );
  const over = targets.map((target, index) =>
    trial(`a${100 + index}`, { target, route: proxy, steps: fineByProxy(target) }),
  );
  const again = first.flatMap((one, index) =>
    tries
      .slice(1)
      .map((steps, at) =>
        repeat(one, { id: `a${200 + 10 * index + at}`, steps: steps(targets[index] ?? commands) }),
      ),
  );
  const trials = [...first, ...over, ...again];
  const { findings, verdicts } = judge(headOf(targets, [direct, proxy]), trials, new Map());
  const errors = findings.filter(({ target, severity }) => target === 't1' && severity === 'error');
  const [error] = errors.filter(({ proof }) => proof !== undefined);
  const cell = verdicts.find(({ target, route }) => target === 't1' && route === direct.id);
  return [cell?.verdict, error?.proof, error?.proof && error.confidence];
}

describe('a difference between two ways', () => {
  it('is likely where three targets fail alike, thrice each, and pass over another way', () => {
    const tries = [silent, silent, silent];
    expect(said({ hosts: 3, tries })).toEqual(['blocked', 'difference', 'likely']);
  });

  it('is possible for fewer targets: a balancer with dead lines looks the same', () => {
    const tries = [silent, silent, silent];
    expect(said({ hosts: 2, tries })).toEqual(['blocked', 'difference', 'possible']);
  });

  it('is possible for fewer failures of each', () => {
    expect(said({ hosts: 3, tries: [silent, silent] })).toEqual([
      ...['blocked', 'difference', 'possible'],
    ]);
  });

  it('is none after one failure', () => {
    expect(said({ hosts: 3, tries: [silent] })).toEqual(['inconclusive', undefined, undefined]);
  });

  it('is none for a step that one of the tries came past', () => {
    expect(said({ hosts: 3, tries: [unnamed, silent, unnamed] })[0]).toBe('inconclusive');
  });

  it('is none for what a repeat alone shows, seen once', () => {
    expect(said({ hosts: 3, tries: [silent, unnamed] })[0]).toBe('inconclusive');
  });
});
