import type { FailureCode } from '../finding/failure.ts';

/**
 * The tags of Azure's ranges that Defender for Endpoint needs, both of them: the second holds its cyber data, which
 * the first does not (Microsoft, Onboard devices using streamlined connectivity, 2026-09-21).
 */
export const serviceTags = ['MicrosoftDefenderForEndpoint', 'OneDsCollector'] as const;
export type ServiceTag = (typeof serviceTags)[number];

/** Why a prefix of a file of ranges is not used. */
export const refusedReasons = [
  'not-a-prefix', // no text, or no address with a length
  'host-bits', // bits are set behind its length: which of the two is meant, nobody knows
  'too-wide', // wider than any range of one service
  'not-public', // no public service is there
] as const;
export type RefusedReason = (typeof refusedReasons)[number];

/** A prefix that is not used, and where it stands. */
export interface RefusedPrefix {
  readonly tag: ServiceTag;
  /** From 1. */
  readonly line: number;
  /** Its beginning. */
  readonly text: string;
  readonly because: RefusedReason;
}

/** The ranges of one tag. */
export interface TagRanges {
  readonly tag: ServiceTag;
  /** Counts up with each change of it. */
  readonly changeNumber?: number;
  /** How many prefixes the file has. */
  readonly listed: number;
  /** The fewest that hold the same addresses. */
  readonly prefixes: readonly string[];
}

/** The cloud of a file of ranges, by the names that Microsoft gives them. */
export type RangesCloud = 'commercial' | 'government';

/** Ranges that a user gave, for devices that know no names. */
export interface AddressRanges {
  /** By its own name. */
  readonly file: string;
  readonly cloud: RangesCloud;
  /** Counts up with each change of the file. */
  readonly changeNumber?: number;
  readonly tags: readonly TagRanges[];
  /** The first that are not used. */
  readonly refused: readonly RefusedPrefix[];
  /** How many they are. */
  readonly refusedPrefixes: number;
}

/**
 * What is known of a place and the ranges. `documented`: Microsoft says that the tags hold all of it; `partly`: some
 * of its names; `seen`: that is said of none, and every answer that is known lies in them; `none`: none of these.
 */
export const rangeBases = ['documented', 'partly', 'seen', 'none'] as const;
export type RangeBasis = (typeof rangeBases)[number];

/** Why ranges are not documented to hold a place. */
export const uncoveredReasons = [
  'blob-storage',
  'updates',
  'revocation',
  'smartscreen',
  'standard-name', // of the list of standard connectivity: the ranges are for the streamlined one
  'supporting', // another service beside the sensor's own
  'undocumented', // nothing is known of it
] as const;
export type UncoveredReason = (typeof uncoveredReasons)[number];

/** What the ranges hold of an entry. */
export interface RangeCover {
  readonly basis: RangeBasis;
  /** Whose ranges: by the documentation, or by the answers. */
  readonly tags: readonly ServiceTag[];
  /** Their prefixes, the fewest; absent where nothing is documented. */
  readonly ranges?: readonly string[];
  /** Names that are documented to lie in them. */
  readonly covered: readonly string[];
  /** Names of which that is not documented. */
  readonly uncovered: readonly string[];
  /** What name servers said of these, sorted. */
  readonly rest: readonly string[];
  /** Absent where all of it is documented. */
  readonly because?: UncoveredReason;
  /** Answers to covered names that lie in none of its ranges: who goes by these refuses them. */
  readonly outside: readonly OutsideAnswer[];
}

export interface OutsideAnswer {
  readonly name: string;
  readonly address: string;
}

/** A name without an address; `out-of-time`: the time was over before its turn. */
export interface FailedLookUp {
  readonly name: string;
  readonly why: FailureCode | 'out-of-time';
}

/** Names that were looked up for a set of rules. */
export interface NameLookUp {
  /** When it began. */
  readonly at: string;
  /** The name servers that were asked; empty: the system was. */
  readonly servers: readonly string[];
  /** How many names were asked for. */
  readonly names: number;
  /** Those without an address, with the code of the failure. */
  readonly failed: readonly FailedLookUp[];
}
