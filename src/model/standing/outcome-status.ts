/**
 * The exit status of an audit: 0 every required target passes, 1 one does not, 130 none is known not to pass and some
 * were not tried any more, 2 nothing could be concluded, since no target counts and none that is optional was tried.
 */
export type OutcomeStatus = 0 | 1 | 2 | 130;

/**
 * The status of two parts of one audit. What does not pass is a conclusion, what was not tried is none, and a
 * part of which nothing counts says nothing of the other.
 */
export function joinedStatus(one: OutcomeStatus, other: OutcomeStatus): OutcomeStatus {
  const both: readonly OutcomeStatus[] = [one, other];
  return ([1, 130, 0] as const).find((status) => both.includes(status)) ?? 2;
}
