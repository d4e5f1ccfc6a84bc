import type { Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { errorsOf } from './errors-of.ts';
import { broke, endOf } from './trial-facts.ts';
import { isRepeated } from './tried-again.ts';

interface Seen {
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
}

/**
 * The attempts of the plan that failed for what may pass, and that no repeat has cleared: one for
 * each target over each route, and none where another sample of it passed. In the order of the plan.
 */
export function stillFailing({ findings, trials }: Seen): readonly Trial[] {
  const errors = errorsOf(findings);
  const planned = trials.filter(({ attempt }) => isPlanned(attempt.purpose, attempt.control));
  // A way out has no findings of its own: its repeats say by themselves whether it is alive.
  const cleared = new Set(trials.filter(repeatPasses).map(({ attempt }) => attempt.controlOf));
  const isFailing = (trial: Trial): boolean => {
    const { attempt, finished } = trial;
    const kinds = errors.get(attempt.id) ?? [];
    if (!finished) return false;
    if (attempt.purpose !== 'audit' && cleared.has(attempt.id)) return false;
    return isRepeated(trial, kinds) || (kinds.length > 0 && broke(trial) !== undefined);
  };
  return [...Map.groupBy(planned, placeOf).values()].flatMap((samples) => {
    const failing = samples.filter(isFailing);
    return failing.length === samples.length ? failing.slice(0, 1) : [];
  });
}

function isPlanned(purpose: string, control: string | undefined): boolean {
  return purpose === 'audit' || control === 'way-out';
}

function repeatPasses(trial: Trial): boolean {
  return trial.attempt.purpose === 'repeat' && trial.finished && endOf(trial)?.failure === null;
}

function placeOf({ attempt: { target, route, host } }: Trial): string {
  return `${target} ${route} ${host}`;
}
