import type { FindingKind } from '../finding/finding.ts';
import type { Team } from '../finding/team.ts';
import type { VerdictName } from '../finding/verdict.ts';
import type { Way } from '../route/route.ts';
import type { AddressRanges, NameLookUp, OutsideAnswer } from './address-ranges.ts';
import type { RuleDialect } from './rule-dialect.ts';
import type { RuleEntry } from './rule-entry.ts';

/** A red cell that no rule of a firewall or a proxy turns green, and who can. */
export interface Uncured {
  readonly target: string;
  readonly url: string;
  readonly route: string;
  readonly verdict: VerdictName;
  /** Absent: nothing was found of it. */
  readonly kind?: FindingKind;
  readonly team: Team;
}

/**
 * Why something that a list asks for has no entry. `shared-domain`: below that name anybody may have an
 * address, so the wildcard would let everybody's pass, and no concrete name is known; `no-known-name`: a
 * star within a label, of which no concrete name is known; `unsafe-name`: it is no host name.
 */
const leftOuts = ['shared-domain', 'no-known-name', 'unsafe-name'] as const;
export type LeftOutReason = (typeof leftOuts)[number];

export interface LeftOut {
  /** As the list spells it. */
  readonly pattern: string;
  readonly because: LeftOutReason;
}

/** A wildcard that is wider than anybody needs, and the names that stand in its place. */
export interface Narrowed {
  readonly pattern: string;
  readonly names: readonly string[];
}

/** Where a PAC file is to send what it sends to where it does not pass. */
export interface OtherWay {
  readonly way: Way;
  /** URLs of which no audit saw that they pass over it. Absent: there was no audit. */
  readonly unseen?: readonly string[];
}

/** What is to be changed, by which the red turns green, or all that a new device must let pass. */
export interface RuleSet {
  /** The lists, and the systems, regions and cloud for which they were read. */
  readonly madeFrom: {
    readonly lists: readonly string[];
    readonly os: readonly string[];
    readonly regions: readonly string[];
    /** When the audit began; absent: no audit was asked. */
    readonly auditedAt?: string;
  };
  /** `red`: the fewest changes for what does not pass; `all`: the whole list. */
  readonly scope: 'red' | 'all';
  /** By list, and in it in the order of the catalogue. */
  readonly entries: readonly RuleEntry[];
  /** How many cells are red, and how many of them the entries are for. */
  readonly red: number;
  readonly cured: number;
  /** Red, and a waiver is in force: nothing is asked for them. */
  readonly waived: number;
  readonly uncured: readonly Uncured[];
  readonly leftOut: readonly LeftOut[];
  readonly narrowed: readonly Narrowed[];
  /** The ranges that were given for devices that know no names. */
  readonly ranges?: AddressRanges;
  /** Answers outside the ranges that are documented to hold their names, of all entries, whether they stand already or not. */
  readonly outside?: readonly OutsideAnswer[];
  /** The names that were looked up for these rules. */
  readonly lookUp?: NameLookUp;
  /** For a PAC file alone. Absent: nobody knows one. */
  readonly otherWay?: OtherWay;
}

/** What a dialect could not say as it was meant, and what stands there instead. */
const ruleNotes = [
  'apex-added', // the leading period takes the name itself, which nobody asked for
  'below-added', // a name takes the names below it as well
  'two-lines', // a name, and the names below it, are a line each
  'wildcard-expanded', // no wildcards: the names that are known
  'wildcard-lost', // no wildcards, and no name is known
  'names-lost', // no names at all, and no address is known
  'path-dropped', // the whole host, since no path can be said
  'port-dropped', // every port, or those that the rule has, since no port can be said
  'list-elsewhere', // this list is set at another place of that product, or by hand
  'list-untold', // this product knows no such list
  'too-many', // more than the product takes
  'depth', // names so far below are not reached
  'lookup-needed', // it goes by look-ups of names, and a name behind a proxy is not looked up
  'by-reverse-dns', // names below are found by the address's name, which services rarely have
  'denies-others', // what no such list names is refused, of all that it looks at
  'addresses-dated', // what a name server said once: it may say something else tomorrow
  'ranges-written', // ranges of service tags stand there, in the place of names
  'ranges-unused', // it knows names and wildcards, which are narrower
  'any-source', // for everybody, since nobody else is known
  'commit-needed', // a draft until somebody says so
  'placed-by-hand', // the order decides, and only its owner knows where it belongs
  'way-unseen', // no audit saw them pass over the way that they are given
  'way-not-windows', // a proxy that WinHTTP does not know
] as const;
export type RuleNoteKind = (typeof ruleNotes)[number];

export interface RuleNote {
  readonly kind: RuleNoteKind;
  /** What it is about, as the list spells it; empty: all. */
  readonly about: readonly string[];
  /** What stands in its place. */
  readonly instead?: readonly string[];
}

/** The entries in the words of one product. */
export interface RuleText {
  readonly dialect: RuleDialect;
  readonly text: string;
  readonly notes: readonly RuleNote[];
}

/** A place of a file of rules that was read. */
export interface HeldPlace {
  /** As lists of services spell it. */
  readonly place: string;
  readonly line: number;
}

/** What stands already, where it is known: the entries beside it are to be added. */
export interface RuleDelta {
  /** Entries that stand already. */
  readonly held: number;
  /** Of an older list, and not of the newer one: they may go. */
  readonly gone: readonly RuleEntry[];
  /** Where they stand in the file, by what was read of it. */
  readonly goneLines: readonly HeldPlace[];
  /** What is needed, and a line refuses before another lets it pass; absent: nothing. */
  readonly refused?: readonly HeldPlace[];
  /** Of the file, and asked for by nobody here: whether something else needs it, only its owner knows. */
  readonly unasked: readonly HeldPlace[];
  /** How many they are: of many the first are named. */
  readonly unaskedPlaces: number;
  /** They hold what is needed, and more; with what would be enough. */
  readonly wide: readonly (HeldPlace & { readonly enough: readonly string[] })[];
  /** The first lines that were not understood: nothing was guessed of them. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  readonly unreadLines: number;
}

/** A set of rules as it is shown, perhaps in the words of a product. */
export interface ShownRules extends RuleSet {
  readonly written?: RuleText;
  readonly delta?: RuleDelta;
}
