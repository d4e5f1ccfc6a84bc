import type { Asker } from '../route/component.ts';
import type { Agent, Cloud, OperatingSystem } from './operating-system.ts';

export type Scheme = 'http' | 'https';

/**
 * The operating-system columns of Microsoft's sheets, under one name each.
 * `windows` is the shared column of Windows 10, 11, the newer servers and the unified agent.
 */
export const osColumns = ['windows', 'windows-7-8', 'windows-server-mma', 'mac', 'linux'] as const;
export type OsColumn = (typeof osColumns)[number];

/** A limit that a sheet states in a comment, or that Microsoft documents for a family of hosts. */
export interface VersionRule {
  /** `only`: needed there and nowhere else of that family; `not`: not needed there. */
  readonly effect: 'only' | 'not';
  readonly family: 'windows' | 'windows-10' | 'windows-server';
  /** Release names as the family counts them, both ends included; absent: no bound. */
  readonly from?: string;
  readonly to?: string;
  /** Which rule this is, as the reasons name it: `v20`, `vortex-win`, `settings-win`, `comment`. */
  readonly name: string;
  /** Where the rule stands. */
  readonly source: string;
}

/** One row of a service URL list. */
export interface Service {
  readonly service: string;
  readonly category: string;
  /** As the list spells it: `WW`, `US`, `EU`, `US Gov`, `GCC High`; absent where it has no such column. */
  readonly geography?: string;
  readonly clouds?: readonly Cloud[];
  readonly scheme: Scheme;
  /** A host name, or a pattern: its first label is `*`, or a star stands within a label. */
  readonly host: string;
  readonly port: number;
  /** As listed, `/` where the row names none; may end in `*`. */
  readonly path: string;
  /** What the address is for, in our own words. */
  readonly purpose: string;
  readonly required: boolean;
  /** Columns marked for this row; empty: the row marks none and applies to every system. */
  readonly columns: readonly OsColumn[];
  readonly rules: readonly VersionRule[];
  /** A row of the admin portal, which no sensor needs. */
  readonly portal?: true;
  /** The wildcard that the row was one name of, where the list tells it, as our own lists do. */
  readonly pattern?: string;
  /** A wildcard that was not asked, says the list: it is not asked now either. */
  readonly isUnasked?: true;
  /** The document, sheet and row that the facts come from. */
  readonly source: string;
  readonly sheet?: string;
  readonly row?: number;
}

/** What a service is known to answer to one harmless request. */
export interface ExpectedAnswer {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly status: number;
  /** Statuses that Microsoft's own tools let pass beside it. */
  readonly accepts: readonly number[];
  /** The expected status stands behind redirects. */
  readonly follow?: true;
  readonly source: string;
}

/** Why a target is in the audit, or a row is not: data, put into words by `report/`. */
export type Reason =
  | {
      readonly rule: 'listed';
      readonly source: string;
      readonly sheet?: string;
      readonly row?: number;
      readonly pattern: string;
    }
  | { readonly rule: 'user'; readonly source: '--target' }
  | {
      readonly rule: 'os';
      readonly os: OperatingSystem;
      readonly column?: OsColumn;
      readonly agent?: Agent;
      readonly met: boolean;
      readonly source: string;
    }
  | {
      readonly rule: 'version';
      readonly name: string;
      readonly os: OperatingSystem;
      readonly effect: 'only' | 'not';
      readonly from?: string;
      readonly to?: string;
      readonly met: boolean;
      readonly source: string;
    }
  | { readonly rule: 'region'; readonly region: string; readonly met: boolean }
  | {
      readonly rule: 'cloud';
      readonly cloud: Cloud;
      readonly geography: string;
      readonly met: boolean;
    }
  | { readonly rule: 'portal'; readonly met: boolean }
  | {
      readonly rule: 'wildcard';
      readonly pattern: string;
      readonly met: boolean;
      readonly source?: string;
    }
  | { readonly rule: 'optional'; readonly source: string }
  | { readonly rule: 'expected-answer'; readonly status: number; readonly source: string };

/** A target that is tried over more of its routes is tried over all of them. */
export const mostOnlyOver = 200;

/** One concrete URL to reach, with the reasons why this audit needs it. */
export interface Target {
  /** `t1`, `t2`, … in the order of the catalogue. */
  readonly id: string;
  /** What is requested: scheme, host, port if it is not the scheme's own, test path. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly service: string;
  readonly category?: string;
  /** `WW`, `US`, `EU`, …; `-` where the list names none. */
  readonly region: string;
  readonly required: boolean;
  readonly reasons: readonly Reason[];
  /** Who asks for it, once for each system that needs it. Absent: for no system in particular. */
  readonly askedBy?: readonly Asker[];
  /** The names that a rule must open, where they differ from `host`: the wildcard of the list. */
  readonly pattern?: string;
  readonly expect?: ExpectedAnswer;
  /** The sensor pins the certificate: it takes none but the roots that are expected. */
  readonly pinned?: true;
  /**
   * The user's own list alone names the host, and no list that travels with the project: who signs
   * for it, the user may say.
   */
  readonly own?: true;
  /** It is tried over these routes alone, by their ids, as was asked for. */
  readonly onlyOver?: readonly string[];
  /** Present where nothing can be asked: a wildcard of which no concrete name is known. */
  readonly notRun?: 'wildcard-without-known-name';
}

/** A row that did not become a target. */
export interface SkippedRow {
  readonly sheet?: string;
  readonly row?: number;
  readonly url?: string;
  /** The first rule that was not met. */
  readonly reason:
    | Reason
    | {
        readonly rule:
          | 'no-host'
          | 'no-url-column'
          | 'duplicate'
          | 'report-sheet'
          | 'unreadable'
          | 'address-range'
          | 'no-tcp';
        readonly detail?: string;
      };
}

/** One source of targets, counted. */
export interface CatalogueSource {
  readonly name: string;
  readonly file?: string;
  readonly sheet?: string;
  /** ISO date of the facts. */
  readonly date?: string;
  /** How many were read; each of them counts once among the three that follow. */
  readonly rows: number;
  /** Rows that gave targets and nothing else; absent from audits saved before it was counted. */
  readonly taken?: number;
  /** Rows that gave targets, and of which something else was left out or is told of. */
  readonly inPart?: number;
  /** Rows that gave no target. */
  readonly skipped: number;
  /** Several rows can name one, and one row several. */
  readonly targets: number;
}
