import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/model/finding/verdict.ts';
import type { Target } from '../../../../src/model/target/target.ts';
import { shownTargets } from '../../../../src/report/view/targets/shown-targets.ts';

const targetsOf = (count: number): Target[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `t${index + 1}`,
    url: `https://h${index + 1}.example/`,
    host: `h${index + 1}.example`,
    port: 443,
    service: 'S',
    region: '-',
    required: true,
    reasons: [],
  }));
const verdictsOf = (targets: readonly Target[], blocked: number): Verdict[] =>
  targets.map(({ id }, index) => ({
    target: id,
    verdict: index < blocked ? 'blocked' : 'reachable',
  }));

describe('shownTargets()', () => {
  it('shows every target of up to a thousand', () => {
    const targets = targetsOf(1000);
    expect(shownTargets({ targets, verdicts: verdictsOf(targets, 0) })).toEqual({ targets });
  });

  it('shows of more those alone that do not pass everywhere, and counts the rest', () => {
    const targets = targetsOf(1500);
    const shown = shownTargets({ targets, verdicts: verdictsOf(targets, 3) });
    expect(shown.targets.map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
    expect(shown.note).toContain('1497 targets pass over every route');
  });

  it('says how many that do not pass are left out as well', () => {
    const targets = targetsOf(1500);
    const shown = shownTargets({ targets, verdicts: verdictsOf(targets, 1200) });
    expect(shown.targets).toHaveLength(1000);
    expect(shown.note).toContain('200 more do not pass everywhere');
  });
});
