import type { SharedCause, SiteCell } from '../../model/compared/merged.ts';
import { mayExplain, placesOf } from './candidates.ts';
import type { Candidate, CountedCauses } from './counted-causes.ts';
import type { Seen } from './seen.ts';

/** Fewer cells of one site that only look alike are no list. */
const fewestAlike = 3;

/**
 * Lists of targets that are no category: all those for which a thing that several sites go by fails wherever it
 * was tried; and at one site alone, those of which its audit found the very same.
 */
export function listsOf({ candidates, missing }: CountedCauses, seen: Seen): readonly Candidate[] {
  return [...sharedLists([...candidates.values()]), ...ownLists(missing, seen)];
}

function* sharedLists(candidates: readonly Candidate[]): Iterable<Candidate> {
  const single = candidates.filter(
    ({ cause, rows, passing }) => cause.target !== undefined && rows.length > 1 && passing === 0,
  );
  for (const some of Map.groupBy(single, ({ cause }) => thingKey(cause)).values()) {
    const [first] = some;
    if (first === undefined || some.length < 2) continue;
    const { target: _, ...thing } = first.cause;
    yield listOf(thing, {
      targets: some.flatMap(({ cause }) => cause.target ?? []),
      rows: [...new Set(some.flatMap(({ rows }) => rows))].toSorted((one, other) => one - other),
    });
  }
}

/** One text for a thing, whatever its scope. */
export function thingKey({ place, name, site }: SharedCause): string {
  return JSON.stringify([place, name, site]);
}

function* ownLists(
  missing: CountedCauses['missing'],
  { missing: cells }: Seen,
): Iterable<Candidate> {
  const rows = cells.flatMap((cell, row) => (cell.cause === undefined ? [] : [row]));
  const alike = Map.groupBy(rows, (row) => {
    const { site = '', route, cause } = cells[row] ?? ({} as Partial<SiteCell> & { site?: string });
    return JSON.stringify([site, route, cause?.kind, cause?.actor, cause?.device]);
  });
  for (const some of alike.values()) {
    const [first] = some.flatMap((row) => missing[row] ?? []);
    const targets = [...new Set(some.flatMap((row) => cells[row]?.target ?? []))];
    if (first === undefined || targets.length < fewestAlike) continue;
    for (const thing of placesOf(first)) {
      if (thing.place !== 'site' && thing.site === undefined) continue;
      if (!some.every((row) => mayExplain(thing, cells[row] ?? {}))) continue;
      if (!some.every((row) => isBy(missing[row], thing))) continue;
      yield listOf(thing, { targets, rows: some });
    }
  }
}

function isBy(cell: CountedCauses['missing'][number] | undefined, thing: SharedCause): boolean {
  const key = thingKey(thing);
  return cell !== undefined && placesOf(cell).some((one) => thingKey(one) === key);
}

function listOf(
  thing: SharedCause,
  { targets, rows }: { readonly targets: readonly string[]; readonly rows: readonly number[] },
): Candidate {
  return { cause: { ...thing, targets: targets.toSorted() }, rows, passing: 0 };
}
