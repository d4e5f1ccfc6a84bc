import type { FindingKind } from '../finding/finding.ts';

/** Some targets of a list, over some routes, and nothing else, were asked for. */
export interface OnlyCells {
  /** How many targets the whole list has. */
  readonly listed: number;
  /** They are what was red in an earlier audit. */
  readonly after?: EarlierAudit;
}

/** What did not pass in an audit, and is tried again. */
export interface EarlierAudit {
  readonly startedAt: string;
  readonly cells: readonly EarlierCell[];
  /** Of an audit that goes on until it is green: how often it looked before. */
  readonly looks?: number;
}

/** Verdicts that may make no pass. */
export const redVerdicts = ['degraded', 'blocked', 'down', 'inconclusive', 'not-run'] as const;
export type RedVerdict = (typeof redVerdicts)[number];

/** A target over a route, as it was then. */
export interface EarlierCell {
  /** Of the target. */
  readonly url: string;
  /** The id of the route. */
  readonly route: string;
  readonly verdict: RedVerdict;
  /** The kind of the finding that said why. */
  readonly cause?: FindingKind;
  /** It passed at this time, in a look between, and stays out of those that follow until the last. */
  readonly passedAt?: string;
}

/** More than these are a list of their own. */
export const mostEarlierCells = 20_000;
