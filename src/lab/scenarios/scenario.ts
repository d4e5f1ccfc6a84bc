import type { FindingKind } from '../../model/finding/finding.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import type { OperatingSystem } from '../../model/target/operating-system.ts';
import type { RevocationPlaces } from '../certificates/certificate.ts';
import type { Fault, LabProxy, LabRoute, NameRule, PathRule } from '../fault/fault.ts';
import type { NameServerMood } from '../network/name-server.ts';
import type { LabPacFile } from '../services/pac-file.ts';

/** A simulated company network and what an audit of it must say: data alone. */
export interface Scenario {
  /** Kebab-case, unique. */
  readonly name: string;
  /** One line for a list. */
  readonly title: string;
  /** It looks guilty, and nobody blocks anything. */
  readonly innocent?: true;
  /** A built-in list; absent: `mde-commercial`. */
  readonly catalogue?: string;
  readonly os: OperatingSystem;
  /** As `--region` takes them, lower-case. */
  readonly regions: readonly string[];
  /** Only these hosts of the list are audited; absent: all of them. */
  readonly hosts?: readonly string[];
  /** URLs beside the list, as `--target` takes them. */
  readonly targets?: readonly string[];
  readonly routes: readonly LabRoute[];
  readonly timeoutMs: number;
  readonly proxies: readonly LabProxy[];
  readonly pacFiles?: readonly LabPacFile[];
  /** The PAC file that WPAD finds by DNS; absent: the company has no such name. */
  readonly wpad?: string;
  /** Another name server, for comparison, and what it says; absent: the company has but one. */
  readonly compared?: readonly NameRule[];
  /** Where the certificates of the services say that their revocation is told; it is served. */
  readonly revocation?: RevocationPlaces;
  readonly faults: Faults;
  readonly expect: Expectation;
}

export interface Faults {
  /** What the company's name server says; proxies ask one of their own, which is in order. */
  readonly names?: readonly NameRule[];
  readonly nameServer?: NameServerMood;
  readonly paths?: readonly PathRule[];
  /**
   * What answers at addresses at which nobody is: a device that accepts for everybody, and `pass`es
   * it on by the name. Absent: such connections are refused.
   */
  readonly nobody?: 'pass' | Fault;
}

export interface Expectation {
  /**
   * Every finding of severity error or warning matches one of these, and each of these matches one
   * finding at least, of whatever severity; a field that is absent matches all.
   */
  readonly findings: readonly ExpectedFinding[];
  /** What chance, or the machine's speed, decides: such findings may be there, and need not. */
  readonly possible?: readonly ExpectedFinding[];
  /** Kinds that must not occur in any severity. */
  readonly absent: readonly FindingKind[];
  readonly verdicts?: readonly ExpectedVerdict[];
}

export interface ExpectedFinding {
  readonly kind: FindingKind;
  readonly host?: string;
  readonly route?: LabRoute;
}

/** Without `route`: of the target as a whole. Of every target of that host and port. */
export interface ExpectedVerdict {
  readonly host: string;
  readonly port?: number;
  readonly route?: LabRoute;
  readonly verdict: VerdictName;
}
