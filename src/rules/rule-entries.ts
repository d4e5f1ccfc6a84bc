import type {
  RedCell,
  RuleEntry,
  RuleList,
  RulePlace,
  RuleReason,
} from '../model/rules/rule-entry.ts';
import { capabilityOf } from '../model/target/capability.ts';
import type { Target } from '../model/target/target.ts';
import type { Chosen } from './cover.ts';
import { hostName } from './host-name.ts';

/** What an entry is made of beside the choice. */
export interface EntryFacts {
  readonly list: RuleList;
  /** The cells that it turns green, by the id of the target. */
  readonly cells: ReadonlyMap<string, readonly RedCell[]>;
  /** Every target of the audit that the place holds, red or not. */
  readonly held: (chosen: Chosen) => readonly Target[];
}

const mostReasons = 20;

/**
 * The entries of what was chosen for one list, in its order. A name and the names below it are one entry,
 * and so are paths of a host beside the whole of it.
 */
export function ruleEntries(
  chosen: readonly Chosen[],
  { list, cells, held }: EntryFacts,
): readonly RuleEntry[] {
  const places = new Map<string, { place: RulePlace; chosen: Chosen[] }>();
  for (const one of chosen) {
    const { place } = one.demand;
    const key = `${place.scheme} ${place.host} ${place.port} ${place.path ?? ''}`;
    const same = places.get(key);
    const apex = place.apex || same?.place.apex === true;
    const below = place.below || same?.place.below === true;
    places.set(key, {
      place: { ...place, apex, below },
      chosen: [...(same?.chosen ?? []), one],
    });
  }
  return [...places.values()].map(({ place, chosen: some }) => {
    const targets = [...new Set(some.flatMap((one) => one.targets))];
    const own = [...new Set(some.flatMap(({ demand }) => demand.targets))];
    const around = [...new Set([...own, ...targets, ...some.flatMap(held)])];
    return {
      ...place,
      list,
      required: isRequired(some, cells),
      names: namesOf(place, around),
      reasons: reasonsOf([...own, ...targets]),
      components: distinct(
        targets.flatMap(({ askedBy = [] }) => askedBy.map(({ component }) => component)),
      ),
      losses: distinct(targets.flatMap((target) => capabilityOf(target) ?? [])),
      cells: targets.flatMap(({ id }) => cells.get(id) ?? []),
    };
  });
}

/** By a red target of it that is required; of a whole list, by its rows. */
function isRequired(chosen: readonly Chosen[], cells: EntryFacts['cells']): boolean {
  return cells.size > 0
    ? chosen.some(({ targets }) => targets.some(({ required }) => required))
    : chosen.some(({ demand }) => demand.isRequired);
}

function namesOf({ host, apex }: RulePlace, targets: readonly Target[]): readonly string[] {
  const names = targets.flatMap((target) => hostName(target.host) ?? []);
  return distinct(apex ? [host, ...names] : names).sort();
}

function reasonsOf(targets: readonly Target[]): readonly RuleReason[] {
  const reasons = new Map<string, RuleReason>();
  for (const reason of targets.flatMap((target) => target.reasons)) {
    if (reasons.size >= mostReasons) break;
    if (reason.rule === 'user') reasons.set('--target', { source: '--target', pattern: '' });
    if (reason.rule !== 'listed') continue;
    const { source, sheet, row, pattern } = reason;
    const kept = {
      source,
      ...(sheet !== undefined && { sheet }),
      ...(row !== undefined && { row }),
      pattern,
    };
    reasons.set(JSON.stringify(kept), kept);
  }
  return [...reasons.values()];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
