import type { RulingName, UnknownReason } from '../../model/rules/ruling.ts';
import type { Candidate } from './access-list.ts';
import type { ConfigLine } from './config-lines.ts';

/** A ruling, with the line that decides as it was read. */
export interface Outcome {
  readonly ruling: RulingName;
  /** Absent: Squid's own last word. */
  readonly line?: ConfigLine;
  readonly why?: UnknownReason;
}

/** A ruling by a line, or by none. */
export function outcomeOf(
  ruling: Exclude<RulingName, 'unknown'>,
  line: ConfigLine | undefined,
): Outcome {
  return { ruling, ...(line && { line }) };
}

/**
 * What several candidates come to: their ruling, where all have the same one; else it is not known, for the
 * reason and by the line of the first that would rule otherwise than the last.
 */
export function agreed<Action extends string>(
  candidates: readonly Candidate<Action>[],
  outcome: (candidate: Candidate<Action>) => Outcome,
): Outcome {
  const outcomes = candidates.map(outcome);
  const last = outcomes.at(-1) ?? { ruling: 'unknown', why: 'unread-line' };
  for (const [index, one] of outcomes.entries()) {
    if (one.ruling === last.ruling && one.ruling !== 'unknown') continue;
    const { doubt, at } = candidates[index] ?? {};
    if (!doubt) return one;
    const line = doubt.at ?? at;
    return { ruling: 'unknown', why: doubt.why, ...(line && { line }) };
  }
  return last;
}
