import type { FindingKind } from '../../src/model/finding/finding.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';
import type { Company } from './company.ts';
import type { Service } from './service.ts';

/** A real device in a company's network, and what an audit behind it must say: data alone. */
export interface RealCase {
  /** Unique; what stands in the way, and how. */
  readonly name: string;
  /** It looks guilty, or is audited in vain, and nobody blocks anything. */
  readonly innocent?: true;
  /** Started in this order, before the audit. */
  readonly devices: readonly Device[];
  readonly services: readonly Service[];
  /** As `--route` takes them. */
  readonly routes: readonly string[];
  /** The deadline of one step; absent: 1500 ms. */
  readonly timeout?: string;
  /** What is known to be wrong: the case must fail until it is put right. */
  readonly todo?: string;
  /**
   * What chance decides: findings of these kinds may be there and need not, and what is not named
   * below is `reachable`, `degraded` or `inconclusive`, but nobody blocks it and nothing is down.
   */
  readonly possible?: readonly FindingKind[];
  /**
   * Findings of the audit as a whole, of severity error or warning; a device that accepts
   * connections for everybody, of any.
   */
  readonly whole?: readonly FindingKind[];
  /** One for each service and route that is not `reachable` without any finding. */
  readonly expect: readonly Outcome[];
}

/** What stands in the company's network. */
export interface Device {
  readonly name: string;
  /** Debian's package that brings it. */
  readonly package: string;
  readonly start: (company: Company) => Promise<void>;
}

export interface Outcome {
  readonly service: Service;
  readonly route: string;
  readonly verdict: VerdictName;
  /** All findings of severity error or warning, and no others. */
  readonly findings: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  readonly kind: FindingKind;
  /** Facts that must be among the finding's. */
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
}
