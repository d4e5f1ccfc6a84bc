import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, intranet, proxy, samples } from '../../../fixtures/case/head.ts';
import {
  connect,
  fine,
  fineByProxy,
  handshake,
  reached,
  resolve,
  type Step,
} from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Target } from '../../../src/model/target/target.ts';

const placeOf = ({ id }: Target) => `20.50.1.${id.slice(1)}`;
const silent = (target: Target): readonly Step[] => [
  ...reached(target).slice(0, 1),
  connect({ address: placeOf(target), fails: 'timeout' }),
];
const unnamed = (target: Target): readonly Step[] => [
  resolve({ name: target.host, fails: 'timeout' }),
];

/** So many hosts fail directly by these steps, one for each try, and pass over the proxy. */
function said({
  hosts,
  tries,
  beside,
  besideAgain,
  own = false,
  domain = (index) => `h${index}.example`,
}: {
  hosts: number;
  tries: readonly (typeof silent)[];
  /** What one more target shows directly. */
  beside?: typeof silent;
  /** And what it shows when it is tried again. */
  besideAgain?: readonly Step[];
  /** They are the user's own. */
  own?: boolean;
  domain?: (index: number) => string;
}) {
  const targets = Array.from({ length: hosts }, (_, index): Target => {
    const those = own ? intranet : commands;
    return { ...those, id: `t${11 + index}`, host: domain(index) };
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
  const more = trial('a99', { target: samples, route: direct, steps: beside?.(samples) ?? [] });
  const moreAgain = besideAgain ? [repeat(more, { id: 'a300', steps: besideAgain })] : [];
  const trials = [...first, ...(beside ? [more] : []), ...over, ...again, ...moreAgain];
  const { findings, verdicts } = judge(
    headOf([...targets, samples], [direct, proxy]),
    trials,
    new Map(),
  );
  const errors = findings.filter(
    ({ target, severity }) => target === 't11' && severity === 'error',
  );
  const [error] = errors.filter(({ proof }) => proof !== undefined);
  const cell = verdicts.find(({ target, route }) => target === 't11' && route === direct.id);
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

  it("is possible for three of a user's own hosts, unless they are three owners'", () => {
    const alike = { hosts: 3, own: true, tries: [silent, silent, silent] };
    const ofOne = (index: number) => `h${index}.contoso.example`;
    expect(said({ ...alike, domain: ofOne })).toEqual(['blocked', 'difference', 'possible']);
    expect(said(alike)).toEqual(['blocked', 'difference', 'likely']);
    expect(said({ ...alike, domain: ofOne, own: false })).toEqual([
      ...['blocked', 'difference', 'likely'],
    ]);
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

  it('is none at a port that opened to another target', () => {
    const here = (target: Target): readonly Step[] => fine(target);
    const at = (target: Target): Target => ({ ...target, id: 't11' });
    const tries = [silent, silent, silent];
    const alike = { hosts: 3, tries };
    expect(said({ ...alike, beside: (target) => here(target) })[0]).toBe('blocked');
    expect(said({ ...alike, beside: (target) => here(at(target)) })[0]).toBe('inconclusive');
  });

  it('is none at an address of which another port opened and fell silent: a device punishes it', () => {
    const place = { address: '20.50.1.11', port: 8443 };
    const broken = [connect(place), handshake({ checkedName: samples.host, fails: 'reset' })];
    const silence = connect({ ...place, fails: 'timeout' });
    const tries = [silent, silent, silent];
    const looked = resolve({ name: samples.host });
    const both = (one: readonly Step[], other: readonly Step[]) =>
      said({ hosts: 3, tries, beside: () => [looked, ...one], besideAgain: [looked, ...other] })[0];
    expect(both(broken, [silence])).toBe('inconclusive');
    expect(both(broken, broken)).toBe('blocked');
    expect(both([silence], [silence])).toBe('blocked');
  });

  it('is none for what a repeat alone shows, seen once', () => {
    expect(said({ hosts: 3, tries: [silent, unnamed] })[0]).toBe('inconclusive');
  });
});
