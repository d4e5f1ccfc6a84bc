import type { Attempt } from '../model/audit/attempt.ts';
import { targetRoutes } from '../model/route/target-routes.ts';
import { atNobody } from './at-nobody.ts';
import { comparedNames } from './compared-names.ts';
import { overRoutes } from './over-routes.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * What an audit will do, in order: all targets over their routes, then the next sample; at the end
 * each control host once over each route, each name that is compared, and the addresses at which
 * nobody is. A pure function of the head of an audit, so that a saved one can be planned again and
 * what never started be told.
 */
export function* planAttempts(input: PlanInput): Generator<Attempt> {
  let number = input.part?.attemptsBefore ?? 0;
  for (const part of parts(input)) {
    for (const attempt of part) {
      number += 1;
      yield { id: `a${number}`, ...attempt };
    }
  }
}

function parts(input: PlanInput): readonly Iterable<Unnumbered>[] {
  return [auditAttempts(input), waysOut(input), comparedNames(input), atNobody(input)];
}

type Unnumbered = Omit<Attempt, 'id'>;

function* auditAttempts(input: PlanInput): Generator<Unnumbered> {
  for (let sample = 1; sample <= input.samples; sample += 1) {
    for (const target of input.targets) {
      for (const planned of overRoutes(target, targetRoutes(target, input).tried)) {
        yield { sample, purpose: 'audit', ...planned };
      }
    }
  }
}

/** Of some cells alone, over their routes alone. */
function* waysOut({ routes: all, targets, controls = [] }: PlanInput): Generator<Unnumbered> {
  const isAll = controls.length === 0 || targets.some(({ onlyOver }) => !onlyOver);
  const taken = new Set(isAll ? [] : targets.flatMap(({ onlyOver = [] }) => onlyOver));
  const routes = isAll ? all : all.filter(({ id }) => taken.has(id));
  for (const host of controls) {
    for (const planned of overRoutes(host, routes)) {
      yield { sample: 1, purpose: 'control', control: 'way-out', ...planned };
    }
  }
}
