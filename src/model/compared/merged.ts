import type { Latency, Summary } from '../audit/report.ts';
import type { Actor, Confidence, FindingKind } from '../finding/finding.ts';
import type { VerdictName } from '../finding/verdict.ts';
import type { OutcomeStatus } from '../standing/outcome-status.ts';

/** What was found of a target that is missing at a site. */
export interface CellCause {
  readonly kind: FindingKind;
  readonly actor?: Actor;
  readonly confidence: Confidence;
  /** The product, issuer, proxy or name server that the finding names. */
  readonly device?: string;
}

/** One target over one way at one site, and what it goes by. */
export interface SiteCell {
  /** The URL: numbers of targets differ between reports. */
  readonly target: string;
  readonly route: string;
  readonly verdict: VerdictName;
  /** Of a required target, over a way that counts for it. */
  readonly isCounted: boolean;
  /** `host:port` */
  readonly proxy?: string;
  /** `address:port` of the name server that was asked last on the way. */
  readonly resolver?: string;
  /** Who signed in the service's place, as the certificate names it. */
  readonly interceptor?: string;
  /** Where the cell does not pass, and a finding says why. */
  readonly cause?: CellCause;
}

/** A target as reports of many sites have it. */
export interface MergedTarget {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly service: string;
  /** The list's own heading, where it has any. */
  readonly category: string;
}

/** Where and when one audit was made, and what it came to. */
export interface MergedSite {
  /** By `--site`, else by the name of the file; each once. */
  readonly name: string;
  readonly file: string;
  readonly startedAt: string;
  readonly version: string;
  readonly os: readonly string[];
  readonly regions: readonly string[];
  readonly lists: readonly string[];
  readonly status: OutcomeStatus;
  readonly summary: Summary;
  /** Required targets that fail and are under a waiver; absent: none. */
  readonly waived?: number;
}

/** What sites do not have in common, and which of them have which. */
export interface SiteDifference {
  readonly of: 'version' | 'os' | 'regions' | 'lists';
  readonly values: readonly { readonly value: string; readonly sites: readonly string[] }[];
}

export const sharedPlaces = [
  'interceptor',
  'proxy',
  'resolver',
  'egress',
  'everywhere',
  'site',
] as const;
export type SharedPlace = (typeof sharedPlaces)[number];

/** A thing that cells share, for all targets, those of one category, a list of them, or one alone. */
export interface SharedCause {
  readonly place: SharedPlace;
  /** Absent of `everywhere`. */
  readonly name?: string;
  /** As this site alone reaches it: elsewhere it passes. */
  readonly site?: string;
  readonly category?: string;
  /** Several URLs that are no category. */
  readonly targets?: readonly string[];
  readonly target?: string;
}

/** A trial that was not made, and what follows of it. */
export interface NextTrial {
  readonly site: string;
  readonly target: string;
  /** `host:port`; absent: directly. */
  readonly proxy?: string;
  /** If it fails. */
  readonly ifFails: readonly SharedCause[];
  /** If it passes. */
  readonly ifPasses: readonly SharedCause[];
}

/** One of the fewest causes. */
export interface ExplainedCause {
  readonly cause: SharedCause;
  /**
   * `certain` where what was found at each cell names the same, and nothing else explains them; `likely`
   * where nothing else does; `possible` where something else does as well.
   */
  readonly confidence: Confidence;
  /** Which of `missing`, by their place in it. */
  readonly cells: readonly number[];
  /** Of a cause that fails in part: so many cells go by it and pass. Absent: none does. */
  readonly passing?: number;
  /** What could stand in its place, with no more causes in all. */
  readonly rivals: readonly SharedCause[];
  readonly nextTrial?: NextTrial;
}

/** The fewest shared causes that explain what is missing. */
export interface Tomography {
  readonly causes: readonly ExplainedCause[];
  /** Which of `missing` share nothing that no passing cell rules out. */
  readonly unshared: readonly number[];
  /** No explanation has fewer causes than these. */
  readonly atLeast: number;
}

/** A target that is missing at a site. */
export interface Missing extends SiteCell {
  readonly site: string;
}

/** The reports of many sites as one. */
export interface Merged extends Tomography {
  readonly schemaVersion: 1;
  readonly sites: readonly MergedSite[];
  readonly targets: readonly MergedTarget[];
  /** Each target as a whole, where it was audited. */
  readonly verdicts: readonly {
    readonly site: string;
    readonly target: string;
    readonly verdict: VerdictName;
  }[];
  readonly missing: readonly Missing[];
  readonly differences: readonly SiteDifference[];
  /** Percentiles are told from the sum of the histograms. */
  readonly latency: readonly Latency[];
  /** Files that hold no audit, and why. */
  readonly unread: readonly { readonly file: string; readonly why: string }[];
  /** How many more there were, where not all are named. */
  readonly unreadMore?: number;
  /** Files that hold the same audit as another. */
  readonly repeated: readonly { readonly file: string; readonly sameAs: string }[];
}
