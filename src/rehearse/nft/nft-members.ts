import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { NftElement } from './nft-constant.ts';
import { type Interval, intervalOf, type ValueType } from './nft-values.ts';
import type { NftChoice, NftVerdict, Truth } from './nft-verdict.ts';
import { notUnderstood } from './not-understood.ts';

/** What is looked up: where it may lie, and why no more is known; nothing at all where it may be anything. */
export interface Key {
  readonly values?: readonly Interval[];
  readonly why: UnknownReason;
}

/** What a set or a map holds. */
export interface NftMembers {
  /** @throws NotUnderstood where an element is none of these types. */
  add(elements: readonly NftElement[]): void;
  clear(): void;
  /** From here on it may hold anything. */
  open(why: UnknownReason): void;
  holds(keys: readonly Key[]): Truth;
  choose(keys: readonly Key[]): NftChoice;
}

interface Row {
  /** A part without an interval has a value that is not known. */
  readonly key: readonly (Interval | undefined)[];
  readonly verdict: NftVerdict | undefined;
  readonly fleeting: boolean;
  readonly at: number;
  readonly line: number;
}

/** An empty set whose elements have parts of these types. */
export function nftMembers(types: readonly ValueType[]): NftMembers {
  return new Members(types);
}

/** A class, since a file may have a set in each of a million rules. */
class Members implements NftMembers {
  readonly #types: readonly ValueType[];
  #rows: Row[] = [];
  /** Values of one part that are known and stay, in order and apart. */
  #index: readonly Interval[] | undefined;
  #others: readonly Row[] = [];
  #opened: UnknownReason | undefined;

  constructor(types: readonly ValueType[]) {
    this.#types = types;
  }

  add(elements: readonly NftElement[]): void {
    this.#index = undefined;
    for (const element of elements) this.#rows.push(rowOf(element, this.#types));
  }

  clear(): void {
    this.#index = undefined;
    this.#rows = [];
    this.#opened = undefined;
  }

  open(why: UnknownReason): void {
    this.#opened ??= why;
  }

  holds(keys: readonly Key[]): Truth {
    const plain = this.#arranged();
    const [key] = keys;
    let found: Truth = false;
    if (plain.length > 0) {
      if (key?.values === undefined) return key?.why ?? 'unread-line';
      found = among(plain, key);
      if (found === true) return true;
    }
    for (const row of this.#others) {
      const truth = matches(row, keys);
      if (truth === true) return true;
      if (truth !== false) found = truth;
    }
    return found === false ? (this.#opened ?? false) : found;
  }

  choose(keys: readonly Key[]): NftChoice {
    const opened = this.#opened;
    const found: Row[] = [];
    let sure: Truth = opened ?? false;
    let rest: Row | undefined;
    for (const row of this.#rows) {
      if (row.key.length === 0) {
        rest = row;
        continue;
      }
      const truth = matches(row, keys);
      if (truth === false) continue;
      if (truth === true && opened === undefined) return { found: told([row]), sure: true };
      found.push(row);
      if (truth !== true) sure = truth;
    }
    if (opened !== undefined) return { found: told(found), sure: opened, isOpen: true };
    if (rest === undefined) return { found: told(found), sure };
    if (sure === false) return { found: told([rest]), sure: true };
    return { found: told([...found, rest]), sure };
  }

  #arranged(): readonly Interval[] {
    if (this.#index) return this.#index;
    const isPlain = ({ key, fleeting }: Row): boolean =>
      this.#types.length === 1 && key[0] !== undefined && !fleeting;
    const intervals = this.#rows.filter(isPlain).flatMap(({ key }) => (key[0] ? [key[0]] : []));
    this.#others = this.#rows.filter((row) => !isPlain(row));
    this.#index = intervals.length > 1 ? merged(intervals) : intervals;
    return this.#index;
  }
}

function told(rows: readonly Row[]): NftChoice['found'] {
  return rows.flatMap(({ verdict, at, line }) => (verdict ? [{ verdict, at, line }] : []));
}

/** `*` has no parts: it is for all that no other element holds. */
function rowOf(element: NftElement, types: readonly ValueType[]): Row {
  const { key, verdict, fleeting, at, line } = element;
  const parts = key.is === 'any' ? [] : key.is === 'concat' ? key.of : [key];
  if (parts.length !== types.length && key.is !== 'any') throw notUnderstood('malformed');
  const values = parts.map((part, index) => intervalOf(part, types[index] ?? 'opaque'));
  return { key: values, verdict, fleeting, at, line };
}

function matches({ key, fleeting }: Row, keys: readonly Key[]): Truth {
  let truth: Truth = fleeting ? 'elsewhere' : true;
  for (let index = 0; index < key.length; index += 1) {
    const [interval, asked] = [key[index], keys[index]];
    if (asked === undefined) return 'unread-line';
    const held = isWithin(asked, interval);
    if (held === false) return false;
    if (held !== true) truth = held;
  }
  return truth;
}

function merged(intervals: Interval[]): readonly Interval[] {
  const apart: Interval[] = [];
  for (const one of intervals.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = apart.at(-1);
    if (last === undefined || one[0] > last[1]) apart.push(one);
    else if (one[1] > last[1]) apart[apart.length - 1] = [last[0], one[1]];
  }
  return apart;
}

/** Whether a key lies in an interval; one that is not known may hold anything. */
export function isWithin({ values, why }: Key, interval: Interval | undefined): Truth {
  if (values === undefined) return why;
  if (interval === undefined) return 'elsewhere';
  return agreed(values, (value) => within(value, interval)) ?? why;
}

/** Whether it lies in intervals that are in order, and apart. */
function among(intervals: readonly Interval[], { values = [], why }: Key): Truth {
  return agreed(values, (value) => amongOne(intervals, value)) ?? why;
}

function amongOne(intervals: readonly Interval[], value: Interval): boolean | undefined {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.[1] ?? '') < value[0]) low = middle + 1;
    else high = middle;
  }
  const found = intervals[low];
  return found !== undefined && within(value, found);
}

/** @returns undefined where a part of it is, and a part is not. */
function within([from, to]: Interval, [first, last]: Interval): boolean | undefined {
  if (to < first || from > last) return false;
  return from >= first && to <= last ? true : undefined;
}

/** What holds of all of them, if the same does. */
function agreed(
  values: readonly Interval[],
  test: (value: Interval) => boolean | undefined,
): boolean | undefined {
  let all: boolean | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    const truth = value && test(value);
    if (truth === undefined || (index > 0 && truth !== all)) return undefined;
    all = truth;
  }
  return all;
}
