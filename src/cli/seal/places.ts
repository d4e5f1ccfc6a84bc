import type { Difference } from './compare-marks.ts';

/** One or more lines, one behind the other, to which the same happened. Numbers begin at 1. */
export interface Place {
  readonly what: 'changed' | 'inserted' | 'missing' | 'moved';
  /** Of the seal: first and last; absent for what was inserted. */
  readonly sealed?: Span;
  /** Of the file; absent for what is missing. */
  readonly found?: Span;
  /** Where in the file, in bytes. */
  readonly at?: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Names what happened to lines: one that stands elsewhere in the file was moved, one that gave way to
 * another was changed; neighbours are told together.
 */
export function placesOf(differences: readonly Difference[]): readonly Place[] {
  const { movedTo, explained } = moves(differences);
  const places = differences.flatMap(({ sealed, found }): Place[] => {
    const to = sealed && movedTo.get(sealed.line);
    const isExplained = found !== undefined && explained.has(found.line);
    const lost = sealed && to === undefined ? { sealed: one(sealed.line) } : undefined;
    const come = found && !isExplained ? { found: one(found.line), at: found.at } : undefined;
    return [
      ...(sealed && to
        ? [{ what: 'moved', sealed: one(sealed.line), found: one(to.line), at: to.at } as const]
        : []),
      ...(lost && come ? [{ what: 'changed', ...lost, ...come } as const] : []),
      ...(lost && !come ? [{ what: 'missing', ...lost } as const] : []),
      ...(come && !lost ? [{ what: 'inserted', ...come } as const] : []),
    ];
  });
  return joined(places);
}

interface Moves {
  /** By the line of the seal, where it stands now. */
  readonly movedTo: ReadonlyMap<number, NonNullable<Difference['found']>>;
  /** Lines of the file that came from elsewhere. */
  readonly explained: ReadonlySet<number>;
}

function moves(differences: readonly Difference[]): Moves {
  const come = new Map<string, NonNullable<Difference['found']>[]>();
  for (const { found } of differences) {
    if (found) come.set(found.mark, [...(come.get(found.mark) ?? []), found]);
  }
  const movedTo = new Map<number, NonNullable<Difference['found']>>();
  const explained = new Set<number>();
  for (const { sealed } of differences) {
    const to = sealed && come.get(sealed.mark)?.shift();
    if (!sealed || !to) continue;
    movedTo.set(sealed.line, to);
    explained.add(to.line);
  }
  return { movedTo, explained };
}

function joined(places: readonly Place[]): readonly Place[] {
  const all: Place[] = [];
  for (const place of places) {
    const last = all.at(-1);
    if (
      last?.what === place.what &&
      follows(last.sealed, place.sealed) &&
      follows(last.found, place.found)
    )
      all[all.length - 1] = {
        ...last,
        ...extended('sealed', last, place),
        ...extended('found', last, place),
      };
    else all.push(place);
  }
  return all;
}

function follows(before: Span | undefined, next: Span | undefined): boolean {
  return before === undefined ? next === undefined : next?.from === before.to + 1;
}

function extended(part: 'sealed' | 'found', last: Place, next: Place): Partial<Place> {
  const [before, behind] = [last[part], next[part]];
  return before && behind ? { [part]: { from: before.from, to: behind.to } } : {};
}

function one(line: number): Span {
  return { from: line, to: line };
}
