import type { FindingKind } from '../finding/finding.ts';
import type { VerdictName } from '../finding/verdict.ts';

/**
 * What was expected at one place, and what was reported there. Without `expected` nobody expected
 * it; without `reported` it was missed.
 */
export interface Pairing<T extends string> {
  /** `*`: any host. */
  readonly host: string;
  /** `*`: any route; absent: the target as a whole. */
  readonly route?: string;
  readonly expected?: T;
  readonly reported?: T;
}

/** One simulated network, audited, beside what its scenario expects. */
export interface ScenarioOutcome {
  readonly scenario: string;
  /** It looks guilty, and nobody blocks anything. */
  readonly innocent: boolean;
  /** One for each host, route and kind. */
  readonly findings: readonly Pairing<FindingKind>[];
  /** One for each target and route, and for each target as a whole, where it is known. */
  readonly verdicts: readonly Pairing<VerdictName>[];
}

/** How often one kind was expected, was reported, and was both at the same place. */
export interface KindTally {
  readonly kind: FindingKind;
  readonly expected: number;
  readonly reported: number;
  readonly matched: number;
}

/** One cell of a matrix of expected against reported. */
export interface Cell<T extends string> {
  readonly expected?: T;
  readonly reported?: T;
  readonly count: number;
}

/** A pairing off the diagonal, and the scenario in which it came up. */
export type Mistake = { readonly scenario: string } & (
  | ({ readonly of: 'finding' } & Pairing<FindingKind>)
  | ({ readonly of: 'verdict' } & Pairing<VerdictName>)
);

/** What `netready lab --self-test` comes to. */
export interface SelfTest extends SelfTestTally {
  readonly durationMs: number;
  /** Scenarios that ran again, alone, because this machine was too busy in the first run. */
  readonly repeated: readonly string[];
}

/** The outcomes of all scenarios, counted; clean where `mistakes` is empty. */
export interface SelfTestTally {
  readonly scenarios: number;
  /** How many of them are innocent networks that look guilty. */
  readonly innocent: number;
  /** In the order of the closed list; kinds that were neither expected nor reported are left out. */
  readonly kinds: readonly KindTally[];
  /** The kinds left out. */
  readonly unplayed: readonly FindingKind[];
  /** Off the diagonal alone: one kind expected and another one, or none, reported. */
  readonly confusions: readonly Cell<FindingKind>[];
  /** The whole matrix, the diagonal included. */
  readonly verdicts: readonly Cell<VerdictName>[];
  /** How often `blocked` was said of what is not. */
  readonly wrongBlocks: number;
  /** How often something else was said of what is blocked. */
  readonly missedBlocks: number;
  readonly mistakes: readonly Mistake[];
}
