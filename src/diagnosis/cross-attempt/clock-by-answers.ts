import { facts } from '../facts.ts';
import { type CrossAttemptRule, type Judged, unique } from '../judged.ts';
import type { DraftOf } from '../rule.ts';
import { clockOffset } from '../trial/clock-offset.ts';

const enoughHosts = 3;
const minuteMs = 60_000;
/** What a service would never be off by, and what makes logins and tokens fail. */
const farMs = 60 * minuteMs;
/** A clock has one error; answers out of caches scatter. */
const agreeingMs = 10 * minuteMs;

/** By how much the clock of a genuine answer is before ours, at the moment of that answer. */
interface Offset {
  readonly judged: Judged;
  readonly id: string;
  readonly date: string;
  readonly startedAt: string;
  readonly ms: number;
}

/**
 * The `Date` of genuine answers is far from the clock of this machine, by the same amount at three
 * hosts or more, and near it at none: the clock is wrong, though certificates are in time yet. Only
 * answers over verified chains count, for a device in between has a clock of its own.
 */
export const clockByAnswers: CrossAttemptRule = (all) => {
  const offsets = all.flatMap(offsetOf);
  const hosts = new Set(offsets.map(({ judged }) => judged.reading.attempt.host));
  const sorted = offsets.map(({ ms }) => ms).sort((a, b) => a - b);
  const [least = 0] = sorted;
  const most = sorted.at(-1) ?? 0;
  const isFar = least > farMs || most < -farMs;
  if (hosts.size < enoughHosts || !isFar || most - least > agreeingMs) return all;
  const skew = skewOf(offsets);
  const telling = new Set(offsets.map(({ judged }) => judged));
  return all.map((judged) =>
    telling.has(judged) ? { ...judged, drafts: [...judged.drafts, skew] } : judged,
  );
};

function offsetOf(judged: Judged): readonly Offset[] {
  const { trusted, answer } = judged.reading;
  if (!trusted || answer?.date === undefined) return [];
  const { id, date, startedAt } = answer;
  const ms = clockOffset(answer);
  return ms === undefined ? [] : [{ judged, id, date, startedAt, ms }];
}

function skewOf(offsets: readonly Offset[]): DraftOf<'clock-skew'> {
  const [first] = offsets;
  return {
    kind: 'clock-skew',
    severity: 'warning',
    actor: 'this-machine',
    evidence: unique(offsets.map(({ id }) => id)),
    rivals: [],
    facts: facts({
      date: first?.date,
      clock: first?.startedAt,
      minutes: first && Math.round(first.ms / minuteMs),
    }),
  };
}
