import { prefixOf, prefixText } from '../../model/address/prefix.ts';
import type { RuleList, RulePlace } from '../../model/rules/rule-entry.ts';
import { hostName, rulePath } from '../host-name.ts';

/** A place that stands in a file of rules. */
export interface HavePlace extends Pick<RulePlace, 'host' | 'apex' | 'below' | 'path'> {
  readonly list: RuleList;
  /** Absent: the file does not say, or it is any. */
  readonly ports?: readonly number[];
  /** From 1. */
  readonly line: number;
  /** The host is an address or a prefix, and goes for every name that lies there. */
  readonly byAddress?: true;
}

/** A place that a line refuses before others let it pass. */
export interface RefusedPlace extends Omit<HavePlace, 'list' | 'path'> {
  /** How many of the places stand before it: of those that come later it takes what it holds away. */
  readonly after: number;
}

/** A line that was not understood: nothing is guessed of it. */
export interface UnreadLine {
  readonly line: number;
  /** Its beginning. */
  readonly text: string;
}

/** What was read of a file of rules. */
export interface Have {
  /** Those that may matter, and the first of the rest; of several alike the first. */
  readonly places: readonly HavePlace[];
  /** Where the order of a file decides: what may matter of what is refused, by the line that refuses it. */
  readonly refused?: readonly RefusedPlace[];
  /** How many places stand there beyond, that nobody asks for. */
  readonly others: number;
  /** The first of them. */
  readonly unread: readonly UnreadLine[];
  /** How many there are. */
  readonly unreadLines: number;
}

/** Whether a host may hold what is wanted, or lie in it: of any other a count is enough. */
export type Matters = (host: string) => boolean;

/** Reads a file of one dialect. Without `matters` every place does. */
export type ReadHave = (text: string, matters?: Matters) => Have;

/** What a reader puts down while it reads. */
export interface HaveBook {
  /** A host as the file spells it, with what its stars and periods were read as; unread where it is none. */
  readonly place: (
    host: string,
    place: Omit<HavePlace, 'host' | 'path'> & { readonly path?: string | undefined },
  ) => void;
  /** An address or a prefix; unread where it is none. */
  readonly range: (range: string, place: Pick<HavePlace, 'list' | 'ports' | 'line'>) => void;
  readonly refuse: (host: string, place: Omit<RefusedPlace, 'host' | 'after'>) => void;
  readonly unread: (line: number, text: string) => void;
  /** Whether a host is to be kept until it is known what is done with it. */
  readonly matters: Matters;
  /** Places that do not matter, and were not kept. */
  readonly addOthers: (count: number) => void;
  /** No more places are kept: what comes is unread. */
  readonly isFull: () => boolean;
  readonly end: () => Have;
}

/** How much is kept of what only has to be told. */
export const mostTold = 50;
const mostPlaces = 100_000;
const mostRefused = 10_000;
const mostTaken = 2_000_000;
const mostOfLine = 8 * 1024 * 1024;

/** An empty one. Bounded in what it keeps, and in what it looks at. */
export function haveBook(matters: Matters = () => true): HaveBook {
  const places = new Map<string, HavePlace>();
  const refused = new Map<string, RefusedPlace>();
  const unread: UnreadLine[] = [];
  let unreadLines = 0;
  let taken = 0;
  let others = 0;
  const put = (line: number, text: string): void => {
    unreadLines += 1;
    if (unread.length < mostTold)
      unread.push({ line, text: text.slice(0, 1000).trim().slice(0, 120) });
  };
  const isFull = (): boolean => places.size >= mostPlaces || taken >= mostTaken;
  let told = 0;
  const isKept = (host: string): boolean => {
    if (matters(host)) return true;
    told += 1;
    return told <= mostTold;
  };
  const keep = (place: HavePlace): void => {
    taken += 1;
    if (!isKept(place.host)) {
      others += 1;
      return;
    }
    const { list, host, apex, below, path, ports, byAddress } = place;
    const key = [list, host, apex, below, path, ports, byAddress].join(' ');
    if (!places.has(key)) places.set(key, place);
  };
  return {
    place: (text, { path, ...rest }) => {
      const host = hostName(text);
      if (host === undefined || isFull()) return put(rest.line, text);
      const kept = path === undefined ? undefined : rulePath(path);
      keep({ host, ...rest, ...(kept !== undefined && { path: kept }) });
    },
    range: (text, rest) => {
      const prefix = prefixOf(text);
      if (prefix === undefined || isFull()) return put(rest.line, text);
      keep({ host: prefixText(prefix), apex: true, below: false, byAddress: true, ...rest });
    },
    refuse: (text, place) => {
      const host = hostName(text);
      if (host === undefined || refused.size >= mostRefused) return put(place.line, text);
      if (!matters(host)) return;
      const key = [host, place.apex, place.below, place.ports].join(' ');
      if (!refused.has(key)) refused.set(key, { host, ...place, after: places.size });
    },
    unread: put,
    matters,
    addOthers: (count) => {
      others += count;
    },
    isFull,
    end: () => ({
      places: [...places.values()],
      ...(refused.size > 0 && { refused: [...refused.values()] }),
      ...{ others, unread, unreadLines },
    }),
  };
}

/**
 * The lines of a text, numbered from 1, without their breaks; one at a time. One of more than 8 MiB goes to
 * the book as not understood.
 */
export function* linesOf(
  text: string,
  book?: HaveBook,
): Generator<readonly [line: string, number: number]> {
  let number = 0;
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    number += 1;
    const last = text.charCodeAt(stop - 1) === 13 && stop > at ? stop - 1 : stop;
    if (stop - at > mostOfLine) book?.unread(number, text.slice(at, at + 200));
    else yield [text.slice(at, last), number];
    at = stop + 1;
  }
}

/** `*.contoso.com` takes what lies below, any other name itself; a star elsewhere is no name. */
export function starredName(text: string): Pick<HavePlace, 'host' | 'apex' | 'below'> {
  return text.startsWith('*.')
    ? { host: text.slice(2), apex: false, below: true }
    : { host: text, apex: true, below: false };
}

/** `.contoso.com` takes itself and what lies below, any other name itself. */
export function dottedName(text: string): Pick<HavePlace, 'host' | 'apex' | 'below'> {
  return text.startsWith('.')
    ? { host: text.slice(1), apex: true, below: true }
    : { host: text, apex: true, below: false };
}
