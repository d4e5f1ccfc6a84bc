import type {
  ExplainedCause,
  Missing,
  SharedCause,
  SiteCell,
  Tomography,
} from '../../model/compared/merged.ts';
import { causeKey, isNamed } from './candidates.ts';
import { mayBeChance } from './chance.ts';
import { countedCauses } from './counted-causes.ts';
import { listsOf } from './lists.ts';
import { nextTrial } from './next-trial.ts';
import { partialCauses } from './partial-causes.ts';
import type { Egresses, Seen } from './seen.ts';
import { smallestCover } from './smallest-cover.ts';

/** Whether a required target does not pass over a way that counts for it. */
export function isMissing({ isCounted, verdict }: SiteCell): boolean {
  return isCounted && (verdict === 'blocked' || verdict === 'down' || verdict === 'inconclusive');
}

/**
 * The fewest shared causes that explain all that is missing. First those that fail in part: by them so much
 * more fails than elsewhere that it is no chance. Then, of the rest, a smallest cover: each missing cell depends on
 * one of them, and no passing cell on any. A cause is shared where two missing cells or more depend on it.
 * What explains the same with no more causes is named as a rival, with the one trial that parts them best.
 */
export function tomography(seen: Seen, egresses: Egresses = new Map()): Tomography {
  const counted = countedCauses(seen, egresses);
  const { missing } = seen;
  const lists = listsOf(counted, seen);
  const partial = partialCauses(counted, { lists, cells: missing });
  const held = new Set(partial.flatMap(({ rows }) => rows));
  const whole = [...counted.candidates.values()].filter(({ passing }) => passing === 0);
  const classes = classesOf(
    [...whole, ...lists].map(({ cause, rows }) => ({
      cause,
      cells: rows.filter((row) => !held.has(row)),
    })),
  );
  const { chosen, atLeast } = cover(classes);
  const named = plainest(chosen, classes);
  const kept = sure(named, { ...seen, held });
  const explained = new Set([...held, ...kept.flatMap(({ cells }) => cells)]);
  const told = (one: Told): ExplainedCause => {
    const trial = nextTrial([one.cause, ...one.rivals], { ...seen, egresses });
    return { ...one, ...(trial && { nextTrial: trial }) };
  };
  return {
    causes: [
      ...partial.map(({ cause, rows, passing, rivals }) =>
        told({
          ...{ cause, passing, cells: rows, rivals },
          confidence: 'possible',
        }),
      ),
      ...kept.map(({ cause, cells }, at) => {
        const rivals = rivalsOf(at, { named: kept, classes });
        const found = cells.flatMap((row) => missing[row] ?? []);
        return told({ cause, cells, rivals, confidence: confidenceOf(cause, rivals, found) });
      }),
    ],
    unshared: missing.flatMap((_, row) => (explained.has(row) ? [] : [row])),
    atLeast: Math.max(0, atLeast - (named.length - kept.length)) + partial.length,
  };
}

type Told = Omit<ExplainedCause, 'nextTrial'>;

interface Candidate {
  readonly cause: SharedCause;
  /** Missing cells that it explains, ascending. */
  readonly cells: readonly number[];
}

/** Causes of the very same cells. */
interface CauseClass extends Candidate {
  /** The others, each place once: its widest scope. */
  readonly same: readonly SharedCause[];
}

/** Those of the most cells first, so that of several smallest covers the plainest is taken. */
function classesOf(candidates: readonly Candidate[]): readonly CauseClass[] {
  const several = candidates.filter(({ cells }) => cells.length > 1);
  const groups = Map.groupBy(several, ({ cells }) => cells.join());
  return [...groups.values()]
    .flatMap((some) => {
      const group = some.toSorted((one, other) => rank(one) - rank(other));
      const places = [...Map.groupBy(group, ({ cause }) => causeKey(placeOf(cause))).values()];
      const [first, ...same] = places.flatMap(([widest]) => widest ?? []);
      return first ? [{ ...first, same: same.map(({ cause }) => cause) }] : [];
    })
    .toSorted((one, other) => other.cells.length - one.cells.length);
}

function placeOf({ place, name }: SharedCause): SharedCause {
  return { place, ...(name !== undefined && { name }) };
}

/** Cells that have the same candidates are one row. */
function cover(classes: readonly CauseClass[]): {
  readonly chosen: readonly CauseClass[];
  readonly atLeast: number;
} {
  const signatures = new Map<number, number[]>();
  classes.forEach(({ cells }, index) => {
    for (const cell of cells) {
      const signature = signatures.get(cell) ?? [];
      signature.push(index);
      signatures.set(cell, signature);
    }
  });
  const rows = [...new Map([...signatures.values()].map((one) => [one.join(), one])).values()];
  const sets = classes.map((): number[] => []);
  rows.forEach((holders, row) => {
    for (const index of holders) sets[index]?.push(row);
  });
  const { chosen, atLeast } = smallestCover(sets, rows.length);
  return { chosen: chosen.flatMap((index) => classes[index] ?? []), atLeast };
}

/** Each chosen cause by its plainest name: of what may stand in its place a plain thing before a list. */
function plainest(
  chosen: readonly CauseClass[],
  classes: readonly CauseClass[],
): readonly CauseClass[] {
  const named = [...chosen];
  chosen.forEach((one, at) => {
    named[at] = ableFor(at, { named, classes }).reduce((a, b) => (rank(b) < rank(a) ? b : a), one);
  });
  return named;
}

/** What may stand in the place of one: it explains all that nothing else does. What is plain needs no list for that. */
function rivalsOf(at: number, options: Named): readonly SharedCause[] {
  const [one, ...others] = ableFor(at, options);
  const all = [...(one?.same ?? []), ...others.flatMap(({ cause, same }) => [cause, ...same])];
  return one?.cause.targets ? all : all.filter(({ targets }) => targets === undefined);
}

interface Named {
  readonly named: readonly CauseClass[];
  readonly classes: readonly CauseClass[];
}

/** One that was chosen, then all that could stand in its place. */
function ableFor(at: number, { named, classes }: Named): readonly CauseClass[] {
  const one = named[at];
  if (one === undefined) return [];
  const others = new Set(named.flatMap((other) => (other === one ? [] : other.cells)));
  const own = one.cells.filter((row) => !others.has(row));
  const able = classes.filter((other) => {
    if (named.includes(other)) return false;
    const held = new Set(other.cells);
    return own.every((row) => held.has(row));
  });
  return [one, ...able];
}

/** Those that chance does not make as well, beside what fails for reasons of its own; one is let go at a time. */
function sure(
  named: readonly CauseClass[],
  seen: Seen & { readonly held: ReadonlySet<number> },
): readonly CauseClass[] {
  const { sites, targets, missing, held } = seen;
  const explained = new Set([...held, ...named.flatMap(({ cells }) => cells)]);
  const odds = {
    ...{ sites: sites.length, targets: targets.length },
    categories: new Set(targets.map(({ category }) => category)).size,
    leak:
      (missing.length - explained.size + 0.5) /
      (sites.reduce((sum, { cells }) => sum + cells.length, 0) + 1),
  };
  const weak = named.findLast((one) => {
    const others = new Set(named.flatMap((other) => (other === one ? [] : other.cells)));
    const own = one.cells.filter((row) => !others.has(row)).length;
    return mayBeChance(one.cause, { cells: own, odds });
  });
  return weak === undefined
    ? named
    : sure(
        named.filter((one) => one !== weak),
        seen,
      );
}

/** A plain thing before a list, and what several sites share before what one alone sees. */
function rank({ cause }: Pick<Candidate, 'cause'>): number {
  return (cause.targets ? 2 : 0) + (cause.site === undefined ? 0 : 1);
}

function confidenceOf(
  cause: SharedCause,
  rivals: readonly SharedCause[],
  cells: readonly Missing[],
): ExplainedCause['confidence'] {
  if (rivals.length > 0) return 'possible';
  return cells.every((cell) => isNamed(cause, cell)) ? 'certain' : 'likely';
}
