import type { Attempt } from '../model/audit/attempt.ts';
import type { Trial } from '../model/audit/report.ts';
import { type AloneInput, aloneOf, groupOf } from './alone.ts';
import { furtherLeft } from './budget.ts';
import { stillFailing } from './still-failing.ts';
import { endOf, lastNumber } from './trial-facts.ts';
import { wayOf } from './way-of.ts';

/** So many that pass tell how seldom one fails alone: with three it is one in five at the most. */
const witnesses = 3;
/** What may be expected by chance of so high a guess, as the proof has it (docs/design/0035). */
const maxByGuess = 0.1;

/**
 * Where our own number was too much for a proxy or a name server, and something refuses us alone as
 * well: that one again, each time alone, and three that were refused in company and pass by now, alone
 * too. Else it hangs on what the rest of the audit happened to meet whether a rule is told from a
 * limit. Nothing of what is silent, which would cost a deadline each; for all of them or for none. A
 * pure function of all trials so far; it plans nothing a second time.
 */
export function planAloneAgain(input: AloneInput): Attempt[] {
  const { trials } = input;
  const failing = stillFailing(input);
  const places = new Set(failing.map(placeOf));
  const alone = trials.filter(({ attempt, finished }) => attempt.alone === true && finished);
  const madeOf = Map.groupBy(alone, ({ attempt }) => attempt.controlOf);
  const due = [...Map.groupBy(failing, groupOf)].flatMap(([group, those]): readonly Trial[] => {
    const alike = trials.filter((one) => groupOf(one) === group);
    const peers = alike.filter((one) => isCrowded(one) && !places.has(placeOf(one)));
    const [first] = those;
    if (first === undefined || peers.length === 0 || endOf(first)?.failure?.code === 'timeout') {
      return [];
    }
    const onWay = trials.filter((one) => wayOf(one) === wayOf(first));
    const max = triesFor(new Set(onWay.map(({ attempt }) => attempt.target)).size);
    const again = those.flatMap((one) => {
      const made = madeOf.get(one.attempt.id)?.length ?? 0;
      return made === 0 ? [] : Array.from({ length: Math.max(0, max - made) }, () => one);
    });
    const passed = alone.filter((one) => wayOf(one) === wayOf(first) && passes(one)).length;
    return again.length === 0 ? [] : [...peers.slice(0, Math.max(0, witnesses - passed)), ...again];
  });
  if (due.length > furtherLeft(trials)) return [];
  const next = 1 + lastNumber(trials);
  return due.map(({ attempt }, index) => aloneOf(attempt, next + index));
}

/** How often one must fail alone, of so many targets, that chance would not have it. */
function triesFor(targets: number): number {
  return Math.ceil(Math.log(targets / maxByGuess) / Math.log(witnesses + 2));
}

/** Whether it failed while others of ours were under way to the same device. */
function isCrowded(trial: Trial): boolean {
  return trial.attempt.purpose === 'audit' && (endOf(trial)?.inFlight ?? 0) > 0;
}

function passes(trial: Trial): boolean {
  return endOf(trial)?.failure === null;
}

function placeOf({ attempt: { target, route } }: Trial): string {
  return `${target} ${route}`;
}
