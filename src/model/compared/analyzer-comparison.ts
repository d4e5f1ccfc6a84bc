import type { FindingKind } from '../finding/finding.ts';
import type { VerdictName } from '../finding/verdict.ts';
import type { ForeignTool, ForeignUrl } from './foreign-test.ts';

/** How the two judge one address. */
export const agreements = [
  'they-pass-alone', // it passes there, and does not here: what a rollout stumbles over
  'we-pass-alone',
  'not-told', // here it was not tried, or nothing can be said
  'not-audited', // no target of the audit is this address
  'both-fail',
  'both-pass',
] as const;
export type Agreement = (typeof agreements)[number];

/** Why two judgements of one address differ, or why one of them is worth little. */
export const analyzerReasons = [
  'any-status-counts', // it passed by an answer that a proxy or a page of a filter may have given
  'one-method-counts', // of the ways that exist there some failed, and one that passes is enough
  'no-pinning', // addresses of blob storage are asked for without the pinned certificate
  'pinned', // curl refused the certificate, which `mdatp` pins
  'no-method', // no way was there at all
  'unexplained', // made at other times, from other machines, or for a reason that neither tells
] as const;
export type AnalyzerReason = (typeof analyzerReasons)[number];

/** Our own judgement of an address. */
export interface OwnJudgement {
  readonly verdict: VerdictName;
  readonly cause?: FindingKind;
  /** The way that decides. */
  readonly route?: string;
  readonly required: boolean;
}

/** One address, judged by both. */
export interface ComparedUrl extends ForeignUrl {
  /** Absent where there was no audit to compare with. */
  readonly agreement?: Agreement;
  readonly own?: OwnJudgement;
  readonly reasons: readonly AnalyzerReason[];
}

/** Microsoft's own test, beside an audit. */
export interface AnalyzerComparison {
  readonly schemaVersion: 1;
  readonly tool: ForeignTool;
  /** The file of the test, by its own name. */
  readonly file: string;
  /** When the audit began; absent where there was none. */
  readonly auditedAt?: string;
  readonly urls: readonly ComparedUrl[];
  /** Addresses of the audit that the test did not ask for: all of them, and those that do not pass. */
  readonly untested: { readonly all: number; readonly failing: readonly string[] };
}
