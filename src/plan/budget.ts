import type { Trial } from '../model/audit/report.ts';
import { callsSomebody } from './at-nobody.ts';

/** Whatever is planned and found. */
const maxOfAll = 4000;
/** As many as an audit of 200 targets may make: a small one can look as closely. */
const always = 300;
/** More than the rules can ask for of one attempt, revocation included. */
const ofEach = 20;
const maxShare = 1.5;

/**
 * How many further trials an audit of so many planned attempts may make in all its passes: with
 * them at most 2.5 times its plan; a small one up to 300, as far as there is anything to ask.
 */
export function furtherTrials(planned: number): number {
  const small = Math.min(always, (planned + 1) * ofEach);
  return Math.min(maxOfAll, Math.max(small, Math.floor(planned * maxShare)));
}

/** How many numbers an audit of so many planned attempts takes at the most, whatever it finds. */
export function numbersFor(planned: number): number {
  return planned + furtherTrials(planned);
}

/** How many more may follow what was tried so far. */
export function furtherLeft(trials: readonly Trial[]): number {
  const calls = trials.filter(({ attempt }) => callsSomebody(attempt));
  const planned = calls.filter(({ attempt }) => attempt.controlOf === undefined).length;
  return Math.max(0, furtherTrials(planned) - (calls.length - planned));
}
