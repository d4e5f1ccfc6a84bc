import type { ExchangeObservation } from '../../model/audit/observation.ts';
import { exchangeFacts, exchangeRivals } from '../exchange/exchange-facts.ts';
import { byTarget, type CrossAttemptRule, type Judged, passes } from '../judged.ts';
import { ownTries } from '../proof/own-tries.ts';
import { wayOf } from '../proof/way.ts';
import type { Draft, DraftOf } from '../rule.ts';

/**
 * A body of no told length stopped at every try over one way, and came further over another under
 * the same status: an answer that stopped. Over one way alone nothing is known of it: a stream of
 * events stops between two of them.
 */
export const stoppedBody: CrossAttemptRule = (all, { context: { deadlineMs } }) => {
  const told = new Map<Judged, Draft>();
  for (const trials of byTarget(all.filter(passes)).values()) {
    const ways = [...Map.groupBy(trials, ({ reading }) => wayOf(reading)).values()];
    for (const way of ways.filter(isStopped)) {
      if (!ways.some((other) => goesOn(other, way))) continue;
      for (const judged of way) {
        const draft = draftOf(judged, deadlineMs);
        for (const one of ownTries(judged)) told.set(one, draft);
      }
    }
  }
  if (told.size === 0) return all;
  const add = (judged: Judged): Judged => {
    const draft = told.get(judged);
    return draft === undefined ? judged : { ...judged, drafts: [...judged.drafts, draft] };
  };
  return all.map((judged) => ({ ...add(judged), repeats: judged.repeats.map(add) }));
};

function answersOf(trials: readonly Judged[]): readonly ExchangeObservation[] {
  return trials
    .flatMap(ownTries)
    .filter(({ reading }) => reading.finished)
    .flatMap(({ reading }) => reading.answer ?? []);
}

function isStopped(trials: readonly Judged[]): boolean {
  const answers = answersOf(trials);
  return answers.length > 0 && answers.every(({ bodyStopped }) => bodyStopped === true);
}

function goesOn(other: readonly Judged[], way: readonly Judged[]): boolean {
  const stopped = answersOf(way);
  const most = Math.max(...stopped.map(({ bodyBytes = 0 }) => bodyBytes));
  const answers = answersOf(other);
  return (
    answers.length > 0 &&
    answers.every(({ status, bodyStopped, bodyBytes = 0 }) => {
      return !bodyStopped && bodyBytes > most && stopped.every((one) => one.status === status);
    })
  );
}

function draftOf(judged: Judged, deadlineMs: number): DraftOf<'exchange-stall'> {
  const { reading } = judged;
  const { attempt, answer } = reading;
  return {
    kind: 'exchange-stall',
    severity: 'error',
    target: attempt.target,
    route: attempt.route,
    attempt: attempt.id,
    evidence: answersOf([judged]).map(({ id }) => id),
    rivals: answer ? exchangeRivals(answer, 'proxy-silence') : [],
    facts: { ...(answer && exchangeFacts(reading, answer)), deadlineMs },
  };
}
