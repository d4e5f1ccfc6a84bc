/** How one rate fared in one trial. */
export interface Rung {
  readonly rate: number;
  readonly held: boolean;
  /** It broke, and this machine may be why. */
  readonly isDoubtful?: boolean;
}

export interface LadderOptions {
  readonly firstRate: number;
  readonly highestRate: number;
}

export interface Ends {
  /** The highest rate that holds, below all that do not. */
  readonly held?: number;
  /** The lowest rate that does not hold. */
  readonly broken?: number;
}

const growth = 2;
/** The limit is told when its ends are so near to each other. */
const precision = 1.05;
const lowestRate = 1;
const confirmations = 3;
/** Breaks that may be this machine's: so many in a row are believed, whosever they are. */
const maxDoubtful = 4;
/** After so many trials a rate that cannot be told holds as little as it breaks. */
const maxTries = 7;
const maxTrials = 60;

/**
 * The rate to try next: up the ladder by doubling until one breaks, then by halves between the
 * highest that held and the lowest that broke, and when these are near, both again until each was
 * tried three times. One break alone may be an accident: the majority of three trials decides, and
 * a rate that turns out not to hold sends the search down again. A break that may be this machine's
 * does not count until it came four times. Undefined where the search is over.
 */
export function nextRate(
  trials: readonly Rung[],
  { firstRate, highestRate }: LadderOptions,
): number | undefined {
  const last = trials.at(-1);
  if (!last) return Math.min(firstRate, highestRate);
  if (trials.length >= maxTrials) return undefined;
  if (standing(trials, last.rate) === 'open') return last.rate;
  const { held, broken } = ends(trials);
  if (broken === undefined) {
    const top = held ?? highestRate;
    return top >= highestRate ? undefined : rounded(Math.min(highestRate, top * growth));
  }
  if (held === undefined) {
    const lower = rounded(broken / growth);
    return broken <= lowestRate ? undefined : Math.max(lowestRate, lower);
  }
  const middle = rounded(Math.sqrt(held * broken));
  if (broken / held > precision && middle > held && middle < broken) return middle;
  return [held, broken].find((rate) => triesOf(trials, rate).length < confirmations);
}

/** What the trials so far come to. */
export function ends(trials: readonly Rung[]): Ends {
  const rates = [...new Set(trials.map(({ rate }) => rate))].sort((a, b) => a - b);
  const broken = rates.find((rate) => standing(trials, rate) === 'broken');
  const held = rates.findLast(
    (rate) => standing(trials, rate) === 'held' && (broken === undefined || rate < broken),
  );
  return { ...(held !== undefined && { held }), ...(broken !== undefined && { broken }) };
}

/** The trials of one rate. */
export function triesOf<T extends Rung>(trials: readonly T[], rate: number): T[] {
  return trials.filter((trial) => trial.rate === rate);
}

function standing(trials: readonly Rung[], rate: number): 'held' | 'broken' | 'open' {
  const tries = triesOf(trials, rate);
  const held = tries.filter((trial) => trial.held).length;
  const doubtful = tries.filter(({ isDoubtful }) => isDoubtful).length;
  const broken = tries.length - held - doubtful;
  if (held > broken) return 'held';
  if (broken >= 2 && broken > held) return 'broken';
  const isBelieved = held === 0 && doubtful >= maxDoubtful;
  return isBelieved || tries.length >= maxTries ? 'broken' : 'open';
}

/** Three figures: more would say what no trial can. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}
