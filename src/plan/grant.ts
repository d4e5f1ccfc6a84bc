import { furtherTrials } from './budget.ts';
import type { Turns } from './turns.ts';
import type { Wish } from './wish.ts';

export interface Wishes {
  readonly turns: Turns;
  /** What is asked beside them, by rule. */
  readonly beside: readonly (readonly Wish[])[];
  /** How many trials of hosts that tell of revocation. */
  readonly revocation: number;
}

export interface Granted {
  readonly wishes: readonly Wish[];
  readonly revocation: number;
}

/** Shares that the turns of many hosts leave to the rest, where there is a rest. */
const shareOfControls = 0.2;
const shareOfRevocation = 0.1;

/**
 * As many as an audit of so many planned attempts may make: for every host a difference first, then
 * the controls of a few, each rule as many as any other, then revocation; then the difference once
 * more, and more turns as far as they leave room to try each failure once alone.
 */
export function grant({ turns, beside, revocation }: Wishes, planned: number): Granted {
  const all = furtherTrials(planned);
  const wished = fairly(beside);
  const ofControls = Math.min(wished.length, Math.floor(all * shareOfControls));
  const ofRevocation = Math.min(revocation, Math.floor(all * shareOfRevocation));
  let left = all;
  const take = (wishes: readonly Wish[], most: number): readonly Wish[] => {
    const taken = wishes.slice(0, Math.max(0, most));
    left -= taken.length;
    return taken;
  };
  const first = take(turns.first, left - ofControls - ofRevocation);
  const controls = take(wished, left - ofRevocation);
  const asked = Math.min(revocation, left);
  left -= asked;
  const second = take(turns.second, left);
  const alone = first.filter(({ control }) => control === 'repeat').length;
  const third = take(turns.third, left - alone);
  return { wishes: [...first, ...controls, ...second, ...third], revocation: asked };
}

/** One of each list in turn, until all are through. */
export function fairly<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
