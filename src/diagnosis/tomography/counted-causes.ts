import type { SharedCause } from '../../model/compared/merged.ts';
import { mayExplain, type PlacedCell, placesOf, scopesOf } from './candidates.ts';
import type { Egresses, Seen } from './seen.ts';

/** What might explain cells, which, and how many go by it and pass. */
export interface Candidate {
  readonly cause: SharedCause;
  /** Missing cells that it may explain, ascending. */
  readonly rows: readonly number[];
  readonly passing: number;
}

/** Everything that a missing cell depends on. */
export interface CountedCauses {
  /** By number. */
  readonly candidates: ReadonlyMap<number, Candidate>;
  /** The numbers of what a cell depends on. */
  readonly numbersOf: (cell: PlacedCell) => readonly number[];
  readonly missing: readonly PlacedCell[];
  readonly passing: () => Iterable<PlacedCell>;
}

/** Counts for each thing, scope by scope, what fails and what passes by it. Linear in the cells. */
export function countedCauses(seen: Seen, egresses: Egresses): CountedCauses {
  const placed = <T extends object>(
    cell: T,
    site: string,
  ): T & { site: string; egress?: string } => {
    const egress = egresses.get(site);
    return { ...cell, site, ...(egress !== undefined && { egress }) };
  };
  const missing = seen.missing.map((cell) => placed(cell, cell.site));
  function* passing(): Iterable<PlacedCell> {
    for (const { name, cells } of seen.missing.length === 0 ? [] : seen.sites) {
      for (const cell of cells) {
        if (cell.verdict === 'reachable' || cell.verdict === 'degraded') yield placed(cell, name);
      }
    }
  }
  const { numbersOf, causeOf } = numbering(seen);
  const candidates = new Map<number, Candidate & { readonly rows: number[]; passing: number }>();
  missing.forEach((cell, row) => {
    for (const number of numbersOf(cell)) {
      const found = candidates.get(number) ?? { cause: causeOf(number), rows: [], passing: 0 };
      candidates.set(number, found);
      if (mayExplain(found.cause, cell)) found.rows.push(row);
    }
  });
  for (const cell of passing()) {
    for (const number of numbersOf(cell)) {
      const found = candidates.get(number);
      if (found) found.passing += 1;
    }
  }
  return { candidates, numbersOf, missing, passing };
}

/** Numbers in the place of texts: two million cells depend on two dozen things each. */
function numbering({ targets }: Pick<Seen, 'targets'>): {
  readonly numbersOf: CountedCauses['numbersOf'];
  readonly causeOf: (number: number) => SharedCause;
} {
  const columns = new Map(targets.map((target, column) => [target.url, { ...target, column }]));
  const categories = [...new Set(targets.map(({ category }) => category))];
  const categoryAt = new Map(categories.map((category, index) => [category, index]));
  // All targets, each category, each target.
  const scopes = 1 + categories.length + targets.length;
  const things: SharedCause[] = [];
  const thingAt = new Map<string, number>();
  const ways = new Map<string, readonly number[]>();
  const thingsOf = (cell: PlacedCell): readonly number[] => {
    const { site, proxy, resolver, interceptor } = cell;
    const way = JSON.stringify([site, proxy, resolver, interceptor]);
    const known = ways.get(way);
    if (known) return known;
    const numbers = placesOf(cell).map((one) => {
      const key = JSON.stringify([one.place, one.name, one.site]);
      const at = thingAt.get(key) ?? things.push(one) - 1;
      thingAt.set(key, at);
      return at;
    });
    ways.set(way, numbers);
    return numbers;
  };
  const scopeAt = ({ category, target }: SharedCause): number => {
    if (category !== undefined) return 1 + (categoryAt.get(category) ?? 0);
    return target === undefined ? 0 : 1 + categories.length + (columns.get(target)?.column ?? 0);
  };
  return {
    numbersOf: (cell) => {
      const known = columns.get(cell.target);
      if (!known) return [];
      const scope = { target: cell.target, category: known.category };
      return thingsOf(cell).flatMap((thing) =>
        scopesOf(things[thing] as SharedCause, scope).map((one) => thing * scopes + scopeAt(one)),
      );
    },
    causeOf: (number) => {
      const thing = things[Math.floor(number / scopes)] as SharedCause;
      const scope = number % scopes;
      if (scope === 0) return thing;
      const category = categories[scope - 1];
      if (category !== undefined) return { ...thing, category };
      return { ...thing, target: targets[scope - 1 - categories.length]?.url ?? '' };
    },
  };
}
