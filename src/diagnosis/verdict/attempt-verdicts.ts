import type { VerdictName } from '../../model/finding/verdict.ts';
import { worst } from '../../model/finding/worst.ts';
import { byTarget, type Judged, passes, unique } from '../judged.ts';
import type { AuditContext } from '../known/audit-context.ts';
import type { Draft } from '../rule.ts';
import { addressOf, type Circumstances, conditions } from './conditions.ts';
import type { Effect } from './effect.ts';
import type { effects } from './effects.ts';

/**
 * The verdict of every trial of the audit and of its repeats: the worst that its findings make of
 * it, `not-run` where it was cut short, `reachable` where it came to its end without any.
 */
export function attemptVerdicts(
  all: readonly Judged[],
  { context, table }: { context: AuditContext; table: typeof effects },
): ReadonlyMap<Judged, VerdictName> {
  const verdicts = new Map<Judged, VerdictName>();
  for (const trials of byTarget(all).values()) {
    const passing = routesThatPass(trials);
    const addresses = addressesOf(trials, passing);
    for (const trial of trials) {
      const { route } = trial.reading.attempt;
      const elsewhere = passing.filter((other) => other !== route);
      const passesElsewhere = elsewhere.length > 0;
      const passingAddresses = new Set(elsewhere.flatMap((other) => addresses.get(other) ?? []));
      for (const judged of [trial, ...trial.repeats]) {
        const circumstances = { judged, context, passesElsewhere, passingAddresses };
        verdicts.set(judged, verdictOf(circumstances, table));
      }
    }
  }
  return verdicts;
}

// The first two are enough to know of any route whether another one passes.
function routesThatPass(trials: readonly Judged[]): readonly string[] {
  const finished = trials.filter(({ reading }) => reading.finished);
  const failing = new Set(
    finished.filter((judged) => !passes(judged)).map(({ reading }) => reading.attempt.route),
  );
  const routes = unique(finished.map(({ reading }) => reading.attempt.route));
  return routes.filter((route) => !failing.has(route)).slice(0, 2);
}

/** Where the trials of some routes reached the target, by route. */
function addressesOf(
  trials: readonly Judged[],
  routes: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  if (routes.length === 0) return new Map();
  return new Map(
    routes.map((route) => [
      route,
      trials.filter(({ reading }) => reading.attempt.route === route).map(addressOf),
    ]),
  );
}

function verdictOf(circumstances: Circumstances, table: typeof effects): VerdictName {
  const { reading, drafts } = circumstances.judged;
  if (!reading.finished || reading.steps.length === 0) return 'not-run';
  const verdicts = drafts.map((draft) =>
    effectOf(draft, { effect: table[draft.kind], circumstances }),
  );
  return worst(verdicts) ?? 'reachable';
}

function effectOf(
  draft: Draft,
  { effect, circumstances }: { effect: Effect; circumstances: Circumstances },
): VerdictName {
  const other = effect.when?.find(([condition]) => conditions[condition](draft, circumstances));
  const verdict = other?.[1] ?? effect.verdict;
  // Nothing is called blocked that was not shown: see docs/design/0018-proof.md.
  return verdict === 'blocked' && draft.proof === undefined ? 'inconclusive' : verdict;
}
