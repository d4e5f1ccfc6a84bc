import type {
  ExplainedCause,
  Missing,
  SharedCause,
  SiteCell,
  Tomography,
} from '../../model/merged.ts';
import { causeKey, dependenciesOf, isNamed, mayExplain, type PlacedCell } from './candidates.ts';
import { nextTrial } from './next-trial.ts';
import type { Egresses, Seen } from './seen.ts';
import { smallestCover } from './smallest-cover.ts';

/** Whether a required target does not pass over a way that counts for it. */
export function isMissing({ isCounted, verdict }: SiteCell): boolean {
  return isCounted && (verdict === 'blocked' || verdict === 'down' || verdict === 'inconclusive');
}

function isPassing({ verdict }: SiteCell): boolean {
  return verdict === 'reachable' || verdict === 'degraded';
}

/**
 * The fewest shared causes that explain all that is missing: each missing cell depends on one of them,
 * and no passing cell on any. A cause is shared where two missing cells or more depend on it. What
 * explains the same with no more causes is named as a rival, with the one trial that parts them best.
 */
export function tomography(seen: Seen, egresses: Egresses = new Map()): Tomography {
  const targets = new Map(seen.targets.map((target) => [target.url, target]));
  const placed = (cell: SiteCell, site: string): PlacedCell => {
    const egress = egresses.get(site);
    return { ...cell, site, ...(egress !== undefined && { egress }) };
  };
  const { missing } = seen;
  const passing = new Set<string>();
  for (const { name, cells } of missing.length === 0 ? [] : seen.sites) {
    for (const cell of cells) {
      if (!isPassing(cell)) continue;
      for (const one of dependenciesOf(placed(cell, name), targets)) passing.add(causeKey(one));
    }
  }
  const found = new Map<string, Candidate>();
  missing.forEach((cell, row) => {
    for (const cause of dependenciesOf(placed(cell, cell.site), targets)) {
      const key = causeKey(cause);
      if (passing.has(key) || !mayExplain(cause, cell)) continue;
      const candidate = found.get(key) ?? { cause, cells: [] };
      candidate.cells.push(row);
      found.set(key, candidate);
    }
  });
  const classes = classesOf([...found.values()].filter(({ cells }) => cells.length > 1));
  const { chosen, atLeast } = cover(classes);
  const explained = new Set(classes.flatMap(({ cells }) => cells));
  return {
    causes: chosen.map((one): ExplainedCause => {
      const others = new Set(chosen.flatMap((other) => (other === one ? [] : other.cells)));
      const own = one.cells.filter((row) => !others.has(row));
      const rivals = rivalsOf(one, { own, classes, chosen });
      const trial = nextTrial([one.cause, ...rivals], { ...seen, egresses });
      return {
        cause: one.cause,
        confidence: confidenceOf(
          one,
          rivals,
          one.cells.flatMap((row) => missing[row] ?? []),
        ),
        cells: one.cells,
        rivals,
        ...(trial && { nextTrial: trial }),
      };
    }),
    unshared: missing.flatMap((_, row) => (explained.has(row) ? [] : [row])),
    atLeast,
  };
}

interface Candidate {
  readonly cause: SharedCause;
  /** Missing cells that it explains, ascending. */
  readonly cells: number[];
}

/** Causes of the very same cells. */
interface CauseClass extends Candidate {
  /** The others, each place once: its widest scope. */
  readonly same: readonly SharedCause[];
}

/** Those of the most cells first, so that of several smallest covers the plainest is taken. */
function classesOf(candidates: readonly Candidate[]): readonly CauseClass[] {
  const groups = Map.groupBy(candidates, ({ cells }) => cells.join());
  return [...groups.values()]
    .flatMap((group) => {
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

interface Chosen {
  /** Which cells nothing else that was chosen explains. */
  readonly own: readonly number[];
  readonly classes: readonly CauseClass[];
  readonly chosen: readonly CauseClass[];
}

/** What may stand in the place of one that was chosen: it explains all that nothing else does. */
function rivalsOf(one: CauseClass, { own, classes, chosen }: Chosen): readonly SharedCause[] {
  const others = classes.filter((other) => {
    if (chosen.includes(other)) return false;
    const held = new Set(other.cells);
    return own.every((row) => held.has(row));
  });
  return [...one.same, ...others.flatMap(({ cause, same }) => [cause, ...same])];
}

function confidenceOf(
  { cause }: Candidate,
  rivals: readonly SharedCause[],
  cells: readonly Missing[],
): ExplainedCause['confidence'] {
  if (rivals.length > 0) return 'possible';
  return cells.every((cell) => isNamed(cause, cell)) ? 'certain' : 'likely';
}
