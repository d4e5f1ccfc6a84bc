import { facts } from '../facts.ts';
import {
  byTarget,
  type CrossAttemptRule,
  isError,
  type Judged,
  passes,
  unique,
} from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';

/** The same target passes one way and fails another: for information, and good proof of both. */
export const routeDisagreement: CrossAttemptRule = (all) => {
  const disagreements = new Map<string, Draft>();
  for (const [target, trials] of byTarget(all)) {
    const draft = disagreementOf(target, trials);
    if (draft !== undefined) disagreements.set(target, draft);
  }
  return all.map((judged) => {
    const draft = disagreements.get(judged.reading.attempt.target);
    return draft === undefined ? judged : { ...judged, drafts: [...judged.drafts, draft] };
  });
};

function disagreementOf(
  target: string,
  trials: readonly Judged[],
): DraftOf<'route-disagreement'> | undefined {
  const failing = trials.filter(({ drafts }) => drafts.some(isError));
  const fails = unique(failing.map(routeOf));
  const passing = trials.filter((judged) => passes(judged) && !fails.includes(routeOf(judged)));
  if (failing.length === 0 || passing.length === 0) return undefined;
  return {
    kind: 'route-disagreement',
    severity: 'info',
    target,
    evidence: unique([
      ...failing.flatMap(({ drafts }) =>
        drafts.filter(isError).flatMap(({ evidence }) => evidence),
      ),
      ...passing.flatMap(({ reading }) => reading.steps.at(-1)?.id ?? []),
    ]),
    rivals: [],
    facts: facts({ passes: unique(passing.map(routeOf)), fails }),
  };
}

function routeOf({ reading }: Judged): string {
  return reading.attempt.route;
}
