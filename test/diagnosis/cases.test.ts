import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { findingKinds } from '../../src/model/finding/finding.ts';
import { said, wanted } from './check-case.ts';

describe('judge() on the golden cases', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const judgement = judge(one.head, one.trials, one.certificates);
    expect(said(one, judgement)).toEqual(wanted(one));
  });

  it('has a name of its own for each case', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it('proves every kind of finding in one case at least', () => {
    const proved = new Set(cases.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
    expect(findingKinds.filter((kind) => !proved.has(kind))).toEqual([]);
  });
});
