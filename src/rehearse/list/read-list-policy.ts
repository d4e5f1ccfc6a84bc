import { isIP } from 'node:net';
import { prefixSet } from '../../model/address/prefix-set.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import { holdsPlace, type RuleList, ruleLists } from '../../model/rules/rule-entry.ts';
import type { Ruling, UnknownReason } from '../../model/rules/ruling.ts';
import {
  type HavePlace,
  type UnreadLine as Line,
  linesOf,
  type ReadHave,
} from '../../rules/have/have.ts';
import { readDottedList } from '../../rules/have/list-files.ts';
import { readers } from '../../rules/readers.ts';
import type { Asked, Policy } from '../policy.ts';
import { toldText } from '../unread-book.ts';

/** A dialect of which a file is a list of places, and no rules with an order. */
export type ListDialect = Exclude<RuleDialect, 'pac'>;

/**
 * A list of places in the words of a product: what it holds passes, and what it does not hold is refused by no line.
 * Where it has places that are not opened, or not asked for a login, what is none of them is opened, or asked. A place
 * that a line that was not understood may hold is not known.
 */
export function readListPolicy(text: string, dialect: ListDialect): Policy {
  const { places, unread: read, unreadLines } = readerOf(dialect)(text);
  const unread = asTheyStand(text, read);
  const lists = Map.groupBy(places, ({ list }) => list);
  const holding = Object.fromEntries(
    ruleLists.map((list) => [list, holderIn(lists.get(list) ?? [])]),
  ) as Readonly<Record<RuleList, (asked: Asked) => Held>>;
  const [first] = unread;
  const missing = (ruling: Exclude<Ruling['ruling'], 'unknown'>, { why, line }: Held): Ruling =>
    why
      ? { ruling: 'unknown', why, ...(line !== undefined && { line }) }
      : first
        ? { ruling: 'unknown', why: 'unread-line', line: first.line, text: first.text }
        : { ruling };
  const isListed = lists.has('allow') || lists.has('no-auth');
  return {
    unread: unread.map((one) => ({ ...one, why: 'malformed' })),
    unreadLines,
    rule: (asked) => {
      const free = holding['no-auth'](asked);
      const allowed = free.place ? free : holding.allow(asked);
      const open = allowed.place;
      if (isListed || !lists.has('no-inspect')) {
        if (!open) return missing('blocked', allowed.why ? allowed : free);
        if (!free.place && lists.has('no-auth')) return missing('login', free);
      }
      if (asked.scheme === 'http' || !lists.has('no-inspect')) return passing(open);
      const closed = holding['no-inspect'](asked);
      return closed.place ? passing(open ?? closed.place) : missing('inspected', closed);
    },
  };
}

/** Lines as they stand in the file: a reader has some of them without what it took off. */
function asTheyStand(text: string, some: readonly Line[]): readonly Line[] {
  const wanted = new Set(some.map(({ line }) => line));
  const raw = new Map<number, string>();
  for (const [own, line] of wanted.size > 0 ? linesOf(text) : []) {
    if (wanted.has(line)) raw.set(line, toldText(own));
    if (raw.size === wanted.size) break;
  }
  return some.map((one) => ({ line: one.line, text: raw.get(one.line) ?? one.text }));
}

/** A file of Squid that holds no directives is a list of names for one of its ACLs. */
function readerOf(dialect: ListDialect): ReadHave {
  return dialect === 'squid' ? readDottedList : readers[dialect];
}

function passing(place: HavePlace | undefined): Ruling {
  return { ruling: 'passes', ...(place && { line: place.line }) };
}

/** The place that holds what is asked; or why that is not known, and the line that may; or neither. */
interface Held {
  readonly place?: HavePlace;
  readonly why?: Extract<UnknownReason, 'no-address' | 'addresses-differ'>;
  readonly line?: number;
}

/** The first place of some that holds what is asked, by its name, else by all of its addresses. */
function holderIn(places: readonly HavePlace[]): (asked: Asked) => Held {
  const byName = nameHolderIn(places.filter(({ byAddress }) => !byAddress));
  const ranges = places.filter(({ byAddress }) => byAddress);
  const set = prefixSet(ranges.map(({ host }) => host));
  return (asked) => {
    const place = byName(asked);
    if (place) return { place };
    const at = ranges.filter(({ ports }) => !ports || ports.includes(asked.port));
    const [first] = at;
    if (!first) return {};
    const addresses = isIP(asked.host) === 0 ? asked.addresses : [asked.host];
    if (addresses.length === 0) return { why: 'no-address', line: first.line };
    const held = addresses.map((address) =>
      set.has(address) ? at.find(({ host }) => prefixSet([host]).has(address)) : undefined,
    );
    const [one] = held.filter((each) => each !== undefined);
    if (!one) return {};
    return held.includes(undefined) ? { why: 'addresses-differ', line: one.line } : { place: one };
  };
}

function nameHolderIn(places: readonly HavePlace[]): (asked: Asked) => HavePlace | undefined {
  const byHost = Map.groupBy(places, ({ host }) => host);
  return ({ host, port, path, scheme }) => {
    // The path of TLS is not seen.
    const asked = { host, port, ...(scheme === 'http' && path !== undefined && { path }) };
    for (let name = host; name !== ''; name = /\.(.*)$/s.exec(name)?.[1] ?? '') {
      const found = byHost.get(name)?.find(({ ports, ...place }) => {
        if (ports && !ports.includes(port)) return false;
        return holdsPlace({ ...place, port, scheme: 'https' }, asked);
      });
      if (found) return found;
    }
    return undefined;
  };
}
