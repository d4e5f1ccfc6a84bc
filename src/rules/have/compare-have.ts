import { prefixSet } from '../../model/address/prefix-set.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import {
  isInsideRule,
  placeText,
  type RuleEntry,
  type RuleList,
} from '../../model/rules/rule-entry.ts';
import type { HeldPlace, RuleDelta, RuleSet, ShownRules } from '../../model/rules/rule-set.ts';
import { dialects } from '../dialects.ts';
import { readers } from '../readers.ts';
import { addressesOf } from '../text/entry-addresses.ts';
import { type Have, type HavePlace, type Matters, mostTold, type RefusedPlace } from './have.ts';
import { rangeIndex } from './held-ranges.ts';

/** What is compared with a file. */
export interface Compared {
  /** What is to stand there. */
  readonly shown: ShownRules;
  /** All that the same list asks for, of which that may be a part. */
  readonly all: RuleSet;
  readonly dialect: Exclude<RuleDialect, 'pac'>;
}

/**
 * What of some rules a file does not have yet, as the product would take them: each entry is written in its
 * words, read back and looked for, so that a wildcard that stands there as its names is found by them. What the file
 * has beyond is told: what is wider than needed, what an older list alone asked for, and what nobody here does.
 */
export function compareHave(text: string, { shown, all, dialect }: Compared): ShownRules {
  const placesFor = ({ entries }: Pick<RuleSet, 'entries'>): readonly (readonly HavePlace[])[] =>
    entries.map((entry) => placesOf(entry, { shown, dialect }));
  const gone = shown.delta?.gone ?? [];
  const have = readers[dialect](text, mattering([...all.entries, ...shown.entries, ...gone]));
  const index = indexOf(have.places);
  const ranges = rangeIndex(have.places);
  const refusals = new Set<RefusedPlace>();
  const isRefused = refusing(have, refusals);
  const isThere = (place: HavePlace): boolean =>
    place.byAddress
      ? ranges.holds(place)
      : index(place).some((one) => holds(one, place) && !isRefused(one, place));
  const needed = placesFor(shown);
  const added = shown.entries.filter(
    (_, at) => needed[at]?.length === 0 || !needed[at]?.every(isThere),
  );
  return {
    ...shown,
    entries: added,
    delta: {
      held: shown.entries.length - added.length,
      gone,
      ...beyond(have, {
        wanted: placesFor({ entries: [...all.entries, ...shown.entries] }).flat(),
        gone: placesFor({ entries: gone }).flat(),
      }),
      ...(refusals.size > 0 && { refused: [...refusals].map(refusedText) }),
      ...{ unread: have.unread, unreadLines: have.unreadLines },
    },
  };
}

/** Whether a line above one that holds a place refuses that, or a part of it; the lines that do are kept. */
function refusing(
  { places, refused = [] }: Have,
  kept: Set<RefusedPlace>,
): (one: HavePlace, place: HavePlace) => boolean {
  const order = new Map(places.map((one, at) => [one, at]));
  return (one, place) => {
    const list = 'allow';
    const above = refused.filter(
      (line) =>
        line.after <= (order.get(one) ?? 0) &&
        (holds({ ...line, list }, place) || holds(place, { ...line, list })),
    );
    for (const line of above) kept.add(line);
    return above.length > 0;
  };
}

function refusedText({ after: _, ...one }: RefusedPlace): HeldPlace {
  return { place: textOf({ ...one, list: 'allow' }), line: one.line };
}

/** Hosts of some entries, those above them and those below: all that can hold one, or lie in it. */
function mattering(entries: readonly RuleEntry[]): Matters {
  const hosts = new Set(entries.flatMap(({ host, names }) => [host, ...names]));
  const ranges = prefixSet(entries.flatMap(addressesOf));
  const above = new Set([...hosts].flatMap((host) => [...upwards(host)]));
  return (name) => {
    if (above.has(name) || ranges.has(name) || ranges.inside(name).length > 0) return true;
    for (const host of upwards(name)) if (hosts.has(host)) return true;
    return false;
  };
}

/** A host, and each above it. */
function* upwards(name: string): Generator<string> {
  yield name;
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1))
    yield name.slice(at + 1);
}

interface Asks {
  readonly wanted: readonly HavePlace[];
  readonly gone: readonly HavePlace[];
}

/** What a file has beyond what is wanted, in its order. */
function beyond(
  { places, others }: Have,
  { wanted, gone }: Asks,
): Pick<RuleDelta, 'wide' | 'goneLines' | 'unasked' | 'unaskedPlaces'> {
  const above = indexOf(wanted);
  const aboveGone = indexOf(gone);
  const inside = heldBy(wanted, places);
  const [ranges, goneRanges] = [rangeIndex(wanted), rangeIndex(gone)];
  const wide: RuleDelta['wide'][number][] = [];
  const goneLines: HeldPlace[] = [];
  const unasked: HeldPlace[] = [];
  for (const one of places) {
    const told = { place: textOf(one), line: one.line };
    if (one.byAddress) {
      const enough = ranges.inside(one);
      if (ranges.holds(one)) continue;
      if (enough.length > 0) wide.push({ ...told, enough });
      else if (goneRanges.holds(one)) goneLines.push(told);
      else unasked.push(told);
      continue;
    }
    if (above(one).some((place) => holds(place, one))) continue;
    const some = inside.get(one) ?? [];
    if (some.length > 0) wide.push({ ...told, enough: [...new Set(some.map(textOf))].sort() });
    else if (aboveGone(one).some((place) => holds(place, one))) goneLines.push(told);
    else unasked.push(told);
  }
  const unaskedPlaces = unasked.length + others;
  return { wide, goneLines, unasked: unasked.slice(0, mostTold), unaskedPlaces };
}

interface Asked {
  readonly shown: RuleSet;
  readonly dialect: Exclude<RuleDialect, 'pac'>;
}

/** An entry as the product would hold it. */
function placesOf(entry: RuleEntry, { shown, dialect }: Asked): readonly HavePlace[] {
  const { text } = dialects[dialect].write({ ...shown, entries: [entry] });
  return readers[dialect](text).places;
}

/** Places by their host; asked for one, those of its host and of each above it. */
function indexOf(places: readonly HavePlace[]): (place: HavePlace) => readonly HavePlace[] {
  const byHost = Map.groupBy(
    places.filter(({ byAddress }) => !byAddress),
    ({ host }) => host,
  );
  return ({ host }) => [...upwards(host)].flatMap((one) => byHost.get(one) ?? []);
}

/** Which wanted places lie in each of a file. */
function heldBy(
  wanted: readonly HavePlace[],
  places: readonly HavePlace[],
): ReadonlyMap<HavePlace, readonly HavePlace[]> {
  const index = indexOf(places);
  const held = new Map<HavePlace, HavePlace[]>();
  for (const place of wanted.filter(({ byAddress }) => !byAddress)) {
    for (const one of index(place)) {
      if (!holds(one, place)) continue;
      const some = held.get(one) ?? [];
      some.push(place);
      held.set(one, some);
    }
  }
  return held;
}

/** Whether all that one place takes, another does; what says no port is taken for every port. */
function holds(outer: HavePlace, inner: HavePlace): boolean {
  if (!isSameJob(outer.list, inner.list)) return false;
  const isPorted =
    !outer.ports || !inner.ports || inner.ports.every((port) => outer.ports?.includes(port));
  const scheme = 'https' as const;
  return isPorted && isInsideRule({ ...inner, port: 0, scheme }, { ...outer, port: 0, scheme });
}

/** Many files do not say which list they are: `allow` stands for what is let pass with a login or without. */
function isSameJob(have: RuleList, wanted: RuleList): boolean {
  return (have === 'no-inspect') === (wanted === 'no-inspect');
}

function textOf({ ports, byAddress, ...place }: HavePlace): string {
  if (byAddress) return ports === undefined ? place.host : `${place.host} port ${ports[0]}`;
  const text = placeText({ ...place, port: ports?.[0] ?? 0, scheme: 'https' });
  return ports === undefined ? text.replace(':0', '') : text;
}
