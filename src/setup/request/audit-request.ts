import type { FailOn } from '../../model/audit/report.ts';
import type { Waiver } from '../../model/standing/waiver.ts';
import type { Agent, Cloud, OperatingSystem } from '../../model/target/operating-system.ts';

/** A system, as a request may name it: `auto` is this machine's. */
export type SystemName = OperatingSystem | 'auto' | 'azure-stack-hci';

/** Which targets. */
export interface TargetRequest {
  /** Built-in lists and files; default: `mde-commercial`. */
  readonly catalogues?: readonly string[];
  /** URLs or hosts of one's own; alone they replace the list. */
  readonly targets?: readonly string[];
  /** Default: `auto`. */
  readonly os?: readonly SystemName[];
  readonly agent?: Agent;
  /** Data locations; default: all. */
  readonly regions?: readonly string[];
  readonly cloud?: Cloud;
  /** The rows of the admin portal too. */
  readonly portal?: boolean;
}

/** Whose settings decide the way: files of another machine; default: this machine. */
export interface SettingsRequest {
  readonly settings?: readonly string[];
}

/** Which ways, and how often. */
export interface RouteRequest {
  /** As `--route` takes them; default: `settings`. */
  readonly routes?: readonly string[];
  /** Hosts that show whether a way out is alive, never counted. */
  readonly controls?: readonly string[];
  /** Default: true. */
  readonly revocation?: boolean;
  /** Default: true. */
  readonly interceptionCheck?: boolean;
  /** Attempts for each target and route; default: 1. */
  readonly samples?: number;
  /** The name of a simulated network, in the place of the real one. */
  readonly lab?: string;
}

/** Which cells of all that the rest of the request says: a target over a route. */
export interface CellRequest {
  /** `TARGET[@ROUTE]`: nothing else is tried. */
  readonly only?: readonly string[];
  /** A file that holds an audit: what was red in it is tried again, as it was asked for there. */
  readonly onlyRed?: string;
}

/** How often. */
export interface UntilRequest {
  /** What is red is tried again and again, until it passes. */
  readonly untilGreen?: boolean;
  /** Milliseconds after which that ends; default: never. */
  readonly forMs?: number;
}

/** How each step is taken. */
export interface StepRequest {
  /** `IP` or `IP:PORT`. */
  readonly resolver?: string;
  /** `IP` or `IP:PORT`. */
  readonly compareResolver?: string;
  /** `HOST:PORT:ADDRESS`. */
  readonly resolve?: readonly string[];
  /** `HOST:PORT:ADDRESS:PORT`. */
  readonly connectTo?: readonly string[];
  /** PEM files. */
  readonly ca?: readonly string[];
  /** PEM files, or thumbprints (SHA-1). */
  readonly expectRoot?: readonly string[];
  readonly systemCa?: boolean;
  /** Milliseconds that one step may take; default: 5000. */
  readonly timeoutMs?: number;
}

/** How fast. */
export interface PaceRequest {
  /** Attempts in flight at the most; default: 1000. */
  readonly concurrency?: number;
  /** Default: 32. */
  readonly perProxy?: number;
  /** Default: 64. */
  readonly perNameServer?: number;
  /** Starts a second in the first pass; default: as many as leave the times to the network. */
  readonly rate?: number;
}

/** What is known not to pass: told in a file, or by a program. */
export interface WaiverRequest {
  readonly waivers?: readonly Waiver[];
}

/** What comes of it. */
export interface OutcomeRequest {
  /** What counts as failed; default: `blocked`. */
  readonly failOn?: FailOn;
  /** Pseudonyms in the place of a company's names. */
  readonly redact?: boolean;
  /** Where the audit is made, as reports of several places name it. */
  readonly site?: string;
}

/**
 * All that says what an audit is to do: plain values, so that it may come from a command line, a
 * file, a program or a message. What is absent has its default.
 */
export interface AuditRequest
  extends TargetRequest,
    SettingsRequest,
    RouteRequest,
    CellRequest,
    UntilRequest,
    StepRequest,
    PaceRequest,
    OutcomeRequest,
    WaiverRequest {}
