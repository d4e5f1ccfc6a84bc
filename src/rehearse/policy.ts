import type { Ruling, UnreadLine } from '../model/rules/ruling.ts';
import type { Scheme } from '../model/target/target.ts';

/** One thing that a client asks of the device. */
export interface Asked {
  /** A name in small letters, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** `https`: by CONNECT at a proxy, and its path is not seen there. */
  readonly scheme: Scheme;
  /** With its query. Absent: it is not known. */
  readonly path?: string;
  /** What the name answers with; empty: not known. */
  readonly addresses: readonly string[];
}

/** A proposed change, read. Bounded in what it keeps. */
export interface Policy {
  /** The first lines that were not understood, in the order of the file. */
  readonly unread: readonly UnreadLine[];
  /** How many there are. */
  readonly unreadLines: number;
  /** What the device would do. Never throws for what was asked or read. */
  readonly rule: (asked: Asked) => Ruling | Promise<Ruling>;
}
