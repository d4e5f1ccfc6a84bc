import type { FailOn, Latency } from '../audit/report.ts';
import type { FindingKind } from '../finding/finding.ts';
import type { VerdictName } from '../finding/verdict.ts';
import type { Component } from '../route/component.ts';

/**
 * What became of a target, or of a target over a route: the grave ones first. Read from the later
 * audit to the earlier one, each has an opposite: `newly-red` and `fixed`, `worse` and `better`,
 * `unsteady` and `steady`, `no-longer-tried` and `newly-tried`, `no-longer-waived` and `newly-waived`; the others are their own.
 */
export const changeKinds = [
  'newly-red', // it passed, and does not any more
  'no-longer-tried', // it was asked, and was not any more
  'no-longer-waived', // red as before, and now it counts
  'worse', // reachable, and now degraded
  'unsteady', // its attempts agreed, and now some pass and some do not
  'verdict', // red as before, with another verdict
  'cause', // the same verdict for another reason
  'fixed',
  'newly-tried',
  'newly-waived',
  'better',
  'steady',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What an audit saw of a target over a route, as far as two audits are compared by it. */
export const seenFacts = [
  'route', // the one that decides about the target as a whole
  'way', // what a PAC file answered
  'proxy', // `host:port` that the request went through
  'resolver', // the name server that answered
  'response-code', // of DNS
  'address', // of the target's name
  'issuer', // who signed the target's certificate
  'failed-step', // the step that failed, and how
  'tunnel-status', // of the proxy
  'status', // of HTTP
] as const;
export type SeenFact = (typeof seenFacts)[number];

/** What was given before the first step. */
export const givenFacts = [
  'version', // of netready
  'machine',
  'resolvers',
  'lab', // the simulated network that was audited
  'catalogue', // a list: its date, its rows
  'effective-route',
  'component-route', // the way of a component
  'setting',
  'option', // of the audit
] as const;
export type GivenFact = (typeof givenFacts)[number];

/** One thing that the two audits have otherwise; on a side that has it not, it is absent. */
export interface FactChange<Fact = SeenFact> {
  readonly fact: Fact;
  readonly before?: string;
  readonly after?: string;
}

/** The same of what was given; `name` tells one setting, list, component or option from another. */
export interface GivenChange extends FactChange<GivenFact> {
  readonly name?: string;
  readonly component?: Component;
}

/** How it stands in one audit. */
export interface Standing {
  readonly verdict: VerdictName;
  /** The kind of the finding that says why. */
  readonly cause?: FindingKind;
  /** Within this audit some attempts passed and some did not. */
  readonly isUnsteady?: true;
  /** It does not pass, and a waiver is in force for it. */
  readonly isWaived?: true;
}

export interface Change {
  readonly change: ChangeKind;
  readonly before: Standing;
  readonly after: Standing;
  /** Which observations differ, of the first attempt that ended in the verdict. */
  readonly seen: readonly FactChange[];
}

export interface RouteChange extends Change {
  readonly route: string;
  /** The route counts for the target, in one audit or the other. */
  readonly counts?: true;
}

/** A target of both audits, matched by its URL. */
export interface TargetChange {
  readonly url: string;
  readonly required: boolean;
  /** As a whole; absent where only routes of it changed. */
  readonly whole?: Change;
  /** The route that decides about it in both audits; absent where they are two, or none is. */
  readonly decidedBy?: string;
  readonly routes: readonly RouteChange[];
}

/** One row of latency that is surely slower, or quicker, by a rank test of the two histograms. */
export interface LatencyChange extends Pick<Latency, 'route' | 'step' | 'role' | 'series'> {
  readonly change: 'slower' | 'quicker';
  readonly before: LatencyFigures;
  readonly after: LatencyFigures;
  /** Standard deviations that the sum of ranks is off; positive: slower. Two decimals. */
  readonly z: number;
}

export interface LatencyFigures {
  readonly count: number;
  /** Median, milliseconds. */
  readonly p50: number;
}

/** What is in one of the audits alone. */
export interface Alone {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** When an audit was made, and how many targets it has. */
export interface ComparedAudit {
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly targets: number;
}

/** What changed between two audits. */
export interface Difference {
  readonly schemaVersion: 1;
  readonly before: ComparedAudit;
  readonly after: ComparedAudit;
  /** What no longer passes by it is red, in both audits. */
  readonly failOn: FailOn;
  /** Something that is required passed and does not any more, or was not tried any more. */
  readonly isWorse: boolean;
  /** Targets of both audits in which nothing changed. */
  readonly unchanged: number;
  /** By URL. */
  readonly targets: readonly TargetChange[];
  readonly targetsAlone: Alone;
  readonly routesAlone: Alone;
  readonly given: readonly GivenChange[];
  readonly latency: readonly LatencyChange[];
}
