import type { AuditHead } from '../audit/report.ts';
import type { FindingKind } from '../finding/finding.ts';
import type { RequiredTargets } from '../standing/required-targets.ts';

/** Rows of a list that the guide has a step of its own for. */
export const rowGroups = ['down-level', 'v20', 'portal'] as const;
export type RowGroup = (typeof rowGroups)[number];

/** How some rows stand, each as a whole. */
export interface RowStandings {
  readonly passed: number;
  readonly failed: number;
  /** Not tried before the audit ended. */
  readonly untried: number;
  /** The host of the first that failed. */
  readonly first?: string;
}

/** Who was asked to log in, of traffic that has no user. */
export interface LoginAsked {
  readonly kind: FindingKind;
  /** How many hosts. */
  readonly hosts: number;
  readonly first: string;
}

/** What required rows come to. */
export interface AuditedNetwork extends RequiredTargets {
  readonly startedAt: string;
}

/** What an audit says of the steps of the guide; of a long list all its parts together. */
export interface AuditForGuide {
  readonly network: AuditedNetwork;
  readonly rows: Readonly<Record<RowGroup, RowStandings>>;
  /** How many targets passed as a whole, required or not. */
  readonly passed: number;
  /** Hosts at which a login was asked, by what asked it. */
  readonly logins: ReadonlyMap<FindingKind, ReadonlySet<string>>;
  /** How many targets its list has, where some were tried alone: of the rest it tells nothing. */
  readonly listed?: number;
  /** Of its errors and warnings. */
  readonly kinds: ReadonlySet<FindingKind>;
  readonly site?: string;
  /** How its device was set; absent where no registry of Windows was read. */
  readonly device?: Pick<AuditHead, 'settings'> & Required<Pick<AuditHead, 'checklist'>>;
}
