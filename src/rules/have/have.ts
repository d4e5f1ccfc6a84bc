import type { RuleList, RulePlace } from '../../model/rule-entry.ts';
import { hostName, rulePath } from '../host-name.ts';

/** A place that stands in a file of rules. */
export interface HavePlace extends Pick<RulePlace, 'host' | 'apex' | 'below' | 'path'> {
  readonly list: RuleList;
  /** Absent: the file does not say, or it is any. */
  readonly ports?: readonly number[];
  /** From 1. */
  readonly line: number;
}

/** A line that was not understood: nothing is guessed of it. */
export interface UnreadLine {
  readonly line: number;
  /** Its beginning. */
  readonly text: string;
}

/** What was read of a file of rules. */
export interface Have {
  readonly places: readonly HavePlace[];
  /** The first of them. */
  readonly unread: readonly UnreadLine[];
  /** How many there are. */
  readonly unreadLines: number;
}

/** Reads a file of one dialect. */
export type ReadHave = (text: string) => Have;

/** What a reader puts down while it reads. */
export interface HaveBook {
  /** A host as the file spells it, with what its stars and periods were read as; unread where it is none. */
  readonly place: (
    host: string,
    place: Omit<HavePlace, 'host' | 'path'> & { readonly path?: string | undefined },
  ) => void;
  readonly unread: (line: number, text: string) => void;
  readonly end: () => Have;
}

const mostUnread = 50;
const mostPlaces = 500_000;

/** An empty one. Bounded in what it keeps. */
export function haveBook(): HaveBook {
  const places: HavePlace[] = [];
  const unread: UnreadLine[] = [];
  let unreadLines = 0;
  const put = (line: number, text: string): void => {
    unreadLines += 1;
    if (unread.length < mostUnread) unread.push({ line, text: text.trim().slice(0, 120) });
  };
  return {
    place: (text, { path, ...rest }) => {
      const host = hostName(text);
      const kept = path === undefined ? undefined : rulePath(path);
      if (host === undefined || places.length >= mostPlaces) put(rest.line, text);
      else places.push({ host, ...rest, ...(kept !== undefined && { path: kept }) });
    },
    unread: put,
    end: () => ({ places, unread, unreadLines }),
  };
}

/** The lines of a text, numbered from 1, without their breaks; one at a time. */
export function* linesOf(text: string): Generator<readonly [line: string, number: number]> {
  let number = 0;
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    number += 1;
    yield [text.slice(at, stop).replace(/\r$/, ''), number];
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
