/** The fewest sets that hold every row, by their place among the sets. */
export interface Cover {
  readonly chosen: readonly number[];
  /** No cover has fewer sets than these: it is the smallest where that is how many it has. */
  readonly atLeast: number;
}

/** How many choices are looked at before the best so far is taken. */
const maxChoices = 20_000;
/** Above so many rows, each choice would cost too much: greedy alone. */
const maxRows = 600;

/**
 * The smallest cover of rows by sets (a hitting set, seen from the rows; Karp, 1972), exact by branch and
 * bound where that is small, else greedy, which needs at most `ln(rows) + 1` times as many (Chvátal, 1979).
 * Among covers of one size sets that come first are taken. Every row must be in a set.
 */
export function smallestCover(sets: readonly (readonly number[])[], rows: number): Cover {
  const table = tableOf(sets, rows);
  const all = new Set(Array.from({ length: rows }, (_, row) => row));
  const search: Search = { ...table, best: greedy(all, table), choices: 0 };
  const atLeast = packing(all, table);
  if (rows > maxRows || search.best.length === atLeast) {
    return { chosen: search.best.toSorted(ascending), atLeast };
  }
  branch(all, [], search);
  const isProved = search.choices < maxChoices;
  return {
    chosen: search.best.toSorted(ascending),
    atLeast: isProved ? search.best.length : atLeast,
  };
}

interface Table {
  readonly sets: readonly (readonly number[])[];
  /** Which sets hold each row. */
  readonly holders: readonly (readonly number[])[];
}

interface Search extends Table {
  best: readonly number[];
  choices: number;
}

function ascending(one: number, other: number): number {
  return one - other;
}

function tableOf(sets: readonly (readonly number[])[], rows: number): Table {
  const holders = Array.from({ length: rows }, (): number[] => []);
  sets.forEach((set, index) => {
    for (const row of set) holders[row]?.push(index);
  });
  return { sets, holders };
}

/** The set that holds most of what is left, again and again. */
function greedy(rows: ReadonlySet<number>, { sets, holders }: Table): readonly number[] {
  const left = new Set(rows);
  const gains = sets.map((set) => set.length);
  const chosen: number[] = [];
  while (left.size > 0) {
    const next = gains.reduce((best, gain, set) => (gain > (gains[best] ?? 0) ? set : best), 0);
    if ((gains[next] ?? 0) === 0) throw new TypeError('Cannot cover: a row is in no set');
    chosen.push(next);
    for (const row of sets[next] ?? []) {
      if (!left.delete(row)) continue;
      for (const set of holders[row] ?? []) gains[set] = (gains[set] ?? 0) - 1;
    }
  }
  return chosen;
}

/** Rows of which no two are in one set: each needs a set of its own. Those in the fewest sets first. */
function packing(rows: ReadonlySet<number>, { holders }: Table): number {
  const taken = new Set<number>();
  const degree = (row: number): number => holders[row]?.length ?? 0;
  let count = 0;
  for (const row of [...rows].toSorted((a, b) => degree(a) - degree(b))) {
    const some = holders[row] ?? [];
    if (some.some((set) => taken.has(set))) continue;
    for (const set of some) taken.add(set);
    count += 1;
  }
  return count;
}

function branch(left: ReadonlySet<number>, chosen: readonly number[], search: Search): void {
  if (left.size === 0) {
    if (chosen.length < search.best.length) search.best = chosen;
    return;
  }
  if (chosen.length + packing(left, search) >= search.best.length) return;
  const { sets, holders } = search;
  const degree = (row: number): number => holders[row]?.length ?? 0;
  const hardest = [...left].reduce((one, other) => (degree(other) < degree(one) ? other : one));
  const gain = (set: number): number => (sets[set] ?? []).filter((row) => left.has(row)).length;
  const order = (holders[hardest] ?? [])
    .map((set) => ({ set, gain: gain(set) }))
    .toSorted((one, other) => other.gain - one.gain);
  for (const { set } of order) {
    search.choices += 1;
    if (search.choices >= maxChoices) return;
    const held = new Set(sets[set]);
    branch(new Set([...left].filter((row) => !held.has(row))), [...chosen, set], search);
  }
}
