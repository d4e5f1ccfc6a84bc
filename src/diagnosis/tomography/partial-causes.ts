import type { Missing, SharedCause } from '../../model/compared/merged.ts';
import { mayExplain } from './candidates.ts';
import type { Candidate, CountedCauses } from './counted-causes.ts';
import { thingKey } from './lists.ts';

/** Of what goes by it, so few cells that fail tell nothing. */
const fewest = 6;
/** And of one name in a list. */
const fewestOfName = 2;
/** The price of a cause in nats, by which it must make the cells likelier: one in 22,000. */
const price = 10;
/** What each further name of a list costs beside. */
const namePrice = 2;
const mostCauses = 20;
const mostNames = 200;
/** In nats: what explains as well as another, but for this, is its rival. */
const near = 3;

/** A thing by which much fails and something passes, with what explains about as well. */
export interface PartialCause extends Candidate {
  readonly rivals: readonly SharedCause[];
}

/**
 * Things that fail in part: where what goes by one fails so much more often than the rest that chance does not
 * explain it, and no cause that fails wholly does. By the shortest description (Rissanen, 1978): a choice pays where the
 * cells need fewer nats with it than without, its own price added. Greedy, the best first.
 */
export function partialCauses(
  counted: CountedCauses,
  { lists, cells }: { readonly lists: readonly Candidate[]; readonly cells: readonly Missing[] },
): readonly PartialCause[] {
  const { candidates } = counted;
  const live = new Map<number, Live>();
  for (const [number, { cause, rows, passing }] of candidates) {
    const least = cause.target === undefined ? fewest : fewestOfName;
    if (rows.length >= least) live.set(number, { cause, failing: rows.length, passing });
  }
  if (![...live.values()].some(({ passing }) => passing > 0)) return [];
  const pool = poolOf(counted);
  const found: PartialCause[] = [];
  for (let round = 0; round < mostCauses; round += 1) {
    const options: Option[] = [
      ...[...live].map(([number, one]) => ({ numbers: [number], ...one, price })),
      ...listOptions(live, pool),
      ...lists.map((list) => ({
        ...{ cause: list.cause, rows: list.rows, passing: 0 },
        failing: list.rows.filter((row) => !pool.isGone(row)).length,
        price: price + namePrice * (list.cause.targets?.length ?? 0),
      })),
    ];
    const gains = options
      .filter(({ failing }) => failing >= fewest)
      .map((option) => ({ option, gain: gainOf(option, pool) }))
      .toSorted((one, other) => other.gain - one.gain);
    const [best] = gains;
    if (best === undefined || best.gain <= 0) break;
    const { option } = best;
    if (option.passing > 0) {
      const rivals = gains.slice(1).filter(({ gain }) => gain > best.gain - near);
      found.push({
        ...{ cause: option.cause, passing: option.passing },
        rows: rowsOf(option, counted),
        rivals: rivals
          .filter(({ option: { cause } }) => !isPartOf(cause, option.cause))
          .map(({ option: rival }) => rival.cause),
      });
    }
    pool.take(option, (numbers, isMissing) => {
      for (const number of numbers) {
        const one = live.get(number);
        if (one === undefined) continue;
        if (isMissing === undefined) one.passing -= 1;
        else if (mayExplain(one.cause, cells[isMissing] ?? {})) one.failing -= 1;
      }
    });
  }
  return found;
}

/** Of each thing the list of names that pays best: those that fail most often, as many as are worth their price. */
function* listOptions(live: ReadonlyMap<number, Live>, pool: Pool): Iterable<Option> {
  const single = [...live].filter(
    ([, { cause, failing }]) => cause.target !== undefined && failing >= fewestOfName,
  );
  for (const some of Map.groupBy(single, ([, { cause }]) => thingKey(cause)).values()) {
    const rate = ([, { failing, passing }]: [number, Live]): number =>
      failing / (failing + passing);
    const sorted = some.toSorted((one, other) => rate(other) - rate(one)).slice(0, mostNames);
    let best: { readonly option: Option; readonly gain: number } | undefined;
    let [failing, passing] = [0, 0];
    for (const [index, [, one]] of sorted.entries()) {
      failing += one.failing;
      passing += one.passing;
      if (index === 0) continue;
      const names = sorted.slice(0, index + 1);
      const option = { failing, passing, price: price + namePrice * names.length };
      const gain = gainOf(option, pool);
      if (best !== undefined && gain <= best.gain) continue;
      const { target: _, ...thing } = one.cause;
      const targets = names.map(([, { cause }]) => cause.target ?? '').toSorted();
      const numbers = names.map(([number]) => number);
      best = { option: { ...option, numbers, cause: { ...thing, targets } }, gain };
    }
    if (best) yield best.option;
  }
}

function rowsOf({ numbers, rows }: Option, { candidates }: CountedCauses): readonly number[] {
  if (rows) return rows;
  const all = (numbers ?? []).flatMap((number) => candidates.get(number)?.rows ?? []);
  return [...new Set(all)].toSorted((one, other) => one - other);
}

/** A part of the same thing is no rival of it. */
function isPartOf(one: SharedCause, other: SharedCause): boolean {
  return thingKey(one) === thingKey(other);
}

interface Live {
  readonly cause: SharedCause;
  failing: number;
  passing: number;
}

interface Option extends Pick<Candidate, 'cause' | 'passing'> {
  /** What it is made of: itself, or each name of its list. */
  readonly numbers?: readonly number[];
  readonly rows?: readonly number[];
  readonly failing: number;
  readonly price: number;
}

/** How many nats a choice saves. */
function gainOf(
  { failing, passing, price: cost }: Pick<Option, 'failing' | 'passing' | 'price'>,
  { failing: all, of }: Pool,
): number {
  const tried = failing + passing;
  const own = nats(failing, tried) + (passing > 0 ? Math.log(tried) / 2 : 0);
  return nats(all, of) - nats(all - failing, of - tried) - own - cost;
}

/** The entropy of so many failures among so many. */
function nats(failing: number, of: number): number {
  const passing = of - failing;
  if (failing <= 0 || passing <= 0) return 0;
  return failing * Math.log(of / failing) + passing * Math.log(of / passing);
}

/** The cells that nothing chosen explains yet. */
interface Pool {
  failing: number;
  of: number;
  readonly isGone: (row: number) => boolean;
  /** Takes out the cells of a choice, and tells of each the numbers, and which row of the missing it is. */
  readonly take: (
    option: Option,
    told: (numbers: readonly number[], missing: number | undefined) => void,
  ) => void;
}

function poolOf(counted: CountedCauses): Pool {
  const { missing, passing, numbersOf } = counted;
  const gone = new Set<number>();
  let passed = 0;
  for (const _ of passing()) passed += 1;
  const goneBy = new Uint8Array(passed);
  const pool: Pool = {
    ...{ failing: missing.length, of: missing.length + passed },
    isGone: (row) => gone.has(row),
    take: (option, told) => {
      for (const row of rowsOf(option, counted)) {
        const cell = missing[row];
        if (gone.has(row) || cell === undefined) continue;
        gone.add(row);
        pool.failing -= 1;
        pool.of -= 1;
        told(numbersOf(cell), row);
      }
      const wanted = new Set(option.passing > 0 ? option.numbers : []);
      if (wanted.size === 0) return;
      let at = -1;
      for (const cell of passing()) {
        at += 1;
        if (goneBy[at] === 1) continue;
        const numbers = numbersOf(cell);
        if (!numbers.some((number) => wanted.has(number))) continue;
        goneBy[at] = 1;
        pool.of -= 1;
        told(numbers, undefined);
      }
    },
  };
  return pool;
}
