import { headOf } from '../../fixtures/case/head.ts';
import type { Step } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Certificate } from '../../src/model/audit/observation.ts';
import type { Finding } from '../../src/model/finding/finding.ts';
import type { Route } from '../../src/model/route/route.ts';
import type { Target } from '../../src/model/target/target.ts';

interface One {
  readonly target: Target;
  readonly route: Route;
  readonly steps: readonly Step[];
  readonly certificates?: ReadonlyMap<string, Certificate>;
}

/** What is found in an audit of one attempt. */
export function findingsOf({
  target,
  route,
  steps,
  certificates = new Map(),
}: One): readonly Finding[] {
  const trials = [trial('a1', { target, route, steps })];
  return judge(headOf([target], [route]), trials, certificates).findings;
}

/** Their kinds alone. */
export function kindsOf(one: One): readonly string[] {
  return findingsOf(one).map(({ kind }) => kind);
}
