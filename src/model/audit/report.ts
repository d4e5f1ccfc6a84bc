import type { Finding } from '../finding/finding.ts';
import type { Verdict, VerdictName } from '../finding/verdict.ts';
import type { ComponentWay } from '../route/component.ts';
import type { GuideItem } from '../route/guide-item.ts';
import type { Route, Setting } from '../route/route.ts';
import type { OnlyCells } from '../standing/only-cells.ts';
import type { Waiver } from '../standing/waiver.ts';
import type { CatalogueSource, Target } from '../target/target.ts';
import type { Attempt } from './attempt.ts';
import type { AuditConfig } from './audit-config.ts';
import type { AuditPart, ReportPart } from './audit-part.ts';
import type { Anchor, Certificate, Observation, Step } from './observation.ts';
import type { WindowsContext } from './windows/windows-account.ts';

/** An attempt as it went: what it observed, and whether it came to its end. */
export interface Trial {
  readonly attempt: Attempt;
  readonly observations: readonly Observation[];
  /** False where the audit was ended before the attempt was. */
  readonly finished: boolean;
}

/** Milliseconds and their count, ascending: three digits, or whole µs; within 0.5 % or 0.5 µs of itself. */
export type Histogram = readonly (readonly [ms: number, count: number])[];

/**
 * Which samples of a target over a route are counted: the first, which finds the caches on the way
 * (of name servers, of a proxy) as others left them, or the later ones, which find them filled by the
 * first. Each has connections of its own.
 */
export type Series = 'cold' | 'warm';

/** Milliseconds of one step over one route; only percentiles that the count can carry. */
export interface Latency {
  readonly route: string;
  /** `first-byte` is the part of `exchange` until the answer's first byte, `transfer` the rest. */
  readonly step: Exclude<Step, 'select'> | 'first-byte' | 'transfer';
  /** Whose name, address or TLS, where that is the proxy's. */
  readonly role?: 'proxy';
  /** Absent where one sample was asked for, and where `role` stands: a proxy has many targets. */
  readonly series?: Series;
  readonly count: number;
  readonly p50: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly max: number;
  /** Of the values that the figures are told from; what several reports have adds up. */
  readonly histogram: Histogram;
}

/**
 * What going through a proxy adds: milliseconds until the first byte of an answer, through it less
 * directly, of each target that passes both ways, sample by sample. Negative where it is quicker.
 */
export interface Overhead {
  readonly route: string;
  /** Absent where one sample was asked for. */
  readonly series?: Series;
  /** How many pairs. */
  readonly count: number;
  readonly p50: number;
  readonly p90?: number;
  readonly histogram: Histogram;
}

/** One of the slowest targets of a route: the median of its samples until the first byte. */
export interface Slow {
  readonly route: string;
  readonly target: string;
  readonly count: number;
  readonly p50: number;
}

export interface Environment {
  /** `linux 6.1.0 x64`. */
  readonly system: string;
  readonly node: string;
  readonly cpus: number;
  /**
   * How fast this machine was at the start: milliseconds for 25 ECDSA signatures (P-256, SHA-256, of
   * 1 KiB) and their verification, in one thread. Absent where nothing was measured.
   */
  readonly calibrationMs?: number;
  /** The name servers that were asked, `address:port`. */
  readonly resolvers: readonly string[];
  /** Of a Windows whose own settings were read: as whom, and by what. */
  readonly windows?: WindowsContext;
  /** The simulated network's scenario, where one was audited. */
  readonly lab?: string;
}

/** What makes exit status 1. */
export const failOns = ['blocked', 'degraded', 'never'] as const;
export type FailOn = (typeof failOns)[number];

/** What an audit was asked to do, as far as a judge and a reader need it. */
export interface AuditOptions {
  readonly catalogue?: string;
  readonly os: readonly string[];
  readonly regions: readonly string[];
  readonly samples: number;
  readonly timeoutMs: number;
  /** `--rate`: so many starts a second were forced in the first pass. */
  readonly rate?: number;
  readonly failOn: FailOn;
  /** Routes were given by hand: each of them must pass, not the effective one alone. */
  readonly routesByHand: boolean;
  /** `--compare-resolver`, `address:port`: every name is asked there too. */
  readonly compareResolver?: string;
  /** `--expect-root`: SHA-1 thumbprints of the roots that every listed service is due to end in. */
  readonly expectRoots?: readonly string[];
  /** `--system-ca`: what the system trusts was trusted too. */
  readonly systemCa?: true;
  /** `--no-revocation`: the hosts that tell of revocation are left alone. */
  readonly noRevocation?: true;
  /** Addresses at which nobody is are tried over the direct way; absent with `--no-interception-check`. */
  readonly interceptionCheck?: true;
  /**
   * Names that are not looked up, where names are compared: those of `--resolve` and `--connect-to`,
   * as `host:port`; `*` stands for every host or every port.
   */
  readonly fixed?: readonly string[];
  /** `--site`: where the audit was made. */
  readonly site?: string;
  /** `--redact`: names and addresses of the company are pseudonyms. */
  readonly redacted?: true;
  /** What is known not to pass, and counts for nothing until a day. */
  readonly waivers?: readonly Waiver[];
  /** Some cells alone were asked for; absent: the whole list. */
  readonly only?: OnlyCells;
  /** Absent where the request was typed, or made by a program. */
  readonly config?: AuditConfig;
}

/** All that is known before the first step. */
export interface AuditHead {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'netready'; readonly version: string };
  readonly startedAt: string;
  readonly environment: Environment;
  readonly options: AuditOptions;
  readonly settings: readonly Setting[];
  /** The values of Microsoft's guide on proxies. Absent where no registry of Windows was read. */
  readonly checklist?: readonly GuideItem[];
  readonly routes: readonly Route[];
  /**
   * The way of each component that asks for a target, and why. Absent where every route was named by
   * hand: then all targets are tried over each of them.
   */
  readonly components?: readonly ComponentWay[];
  readonly targets: readonly Target[];
  /** Hosts of `--control`, `c1`, `c2`, …: tried over every route, and never counted. */
  readonly controls?: readonly Target[];
  /** The list as a whole, in every part of it. */
  readonly sources: readonly CatalogueSource[];
  /** Absent where the list is audited whole. */
  readonly part?: AuditPart;
}

export interface Summary {
  readonly targets: number;
  readonly reachable: number;
  readonly degraded: number;
  readonly blocked: number;
  readonly down: number;
  readonly inconclusive: number;
  readonly notApplicable: number;
  readonly notRun: number;
}

/** A step whose time our own queue inflated, and that of a repeat, whose time counts in its place. */
export interface MeasuredAgain {
  readonly observation: string;
  readonly by: string;
}

/** A judged attempt as the report shows it. */
export interface ReportedAttempt extends Attempt {
  readonly observations: readonly string[];
  /** Absent where every step counts as it is. */
  readonly measuredAgain?: readonly MeasuredAgain[];
  /** The audit was ended before the attempt was. */
  readonly unfinished?: true;
  readonly verdict: VerdictName;
  readonly findings: readonly string[];
}

/**
 * Who signed the certificates that hosts presented, by the issuer that they name and the root in
 * which their chains end: it shows at once who is inspected, and who is exempt.
 */
export interface Issuer {
  /** As the certificates of the hosts spell it: `CN=…, O=…`. */
  readonly name: string;
  /** Absent: the chains end in no root that is known. */
  readonly anchor?: Anchor;
  /** The subject of the root. */
  readonly root?: string;
  /** The inspection product that the chains name. */
  readonly product?: string;
  /** A finding of `interception` rests on its certificates. */
  readonly intercepts?: true;
  /** In the order of the head, as are the targets of each. */
  readonly routes: readonly { readonly route: string; readonly targets: readonly string[] }[];
}

/** What `diagnosis/` makes of a head and its trials. */
export interface Judgement {
  readonly attempts: readonly ReportedAttempt[];
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly latency: readonly Latency[];
  /** Absent where no target passes both directly and through a proxy. */
  readonly overhead?: readonly Overhead[];
  /** At most ten a route, the slowest first; absent where nothing answered. */
  readonly slowest?: readonly Slow[];
  /** Those that intercept first, then those of the most targets. */
  readonly issuers: readonly Issuer[];
  readonly summary: Summary;
}

/** What tells of an audit as a whole: the figures of its parts add up to it. */
export type Totals = Pick<Judgement, 'latency' | 'overhead' | 'slowest' | 'issuers' | 'summary'>;

/** The document of `--format json`. */
export interface Report extends AuditHead, Judgement {
  /** Absent where the audit was killed. */
  readonly finishedAt?: string;
  /** When it went on after it had been cut short; absent where it was made in one go. */
  readonly resumedAt?: readonly string[];
  /** Of an audit in parts that were joined: what each was, in their order. */
  readonly parts?: readonly ReportPart[];
  readonly observations: readonly Observation[];
  readonly certificates: readonly Certificate[];
}
