import type { FindingKind } from '../finding/finding.ts';
import type { GuideFault, GuideValue } from '../route/guide-item.ts';
import type { SettingFlaw } from '../route/route.ts';
import type { Cloud } from '../target/operating-system.ts';
import type { AuditedNetwork, LoginAsked, RowGroup, RowStandings } from './audited-network.ts';
import type { SharedFeature, SiteOutcome } from './reporting.ts';
import type { AnswerFailure, GraphCall } from './tenant.ts';

/**
 * The steps of Microsoft's guide for the set-up, in its order (learn.microsoft.com, defender-endpoint,
 * production-deployment and configure-proxy-internet).
 */
export const setupLineIds = [
  'licence',
  'server-licence',
  'partner',
  'tenant',
  'data-location',
  'network',
  'static-proxy',
  'authenticated-proxy',
  'device-management',
  'winhttp-proxy',
  'down-level',
  'v20',
  'anonymous-traffic',
  'portal',
  'reporting',
] as const;
export type SetupLineId = (typeof setupLineIds)[number];

/** `untold`: it cannot be told here. */
export const setupStates = ['done', 'to-do', 'wrong', 'untold'] as const;
export type SetupState = (typeof setupStates)[number];

/** What a setting of the checklist goes by. */
export type SettingName = GuideValue | 'WinHttpSettings' | 'monitoring agent';

/** Whose settings they are: of the machine that this runs on, of files of another one, of the device of an audit. */
export const settingsFrom = ['machine', 'files', 'audit'] as const;
export type SettingsFrom = (typeof settingsFrom)[number];

type Nothing = Record<never, never>;

/** What of Defender for Endpoint a tenant can have bought. */
export const defenderPlans = ['plan-1', 'plan-2', 'business', 'server'] as const;
export type DefenderPlan = (typeof defenderPlans)[number];

/** A plan, and the product that holds it, by its `skuPartNumber`. */
interface Bought {
  readonly plan: DefenderPlan;
  readonly sku: string;
  /** How many more products hold a plan. */
  readonly others: number;
}

interface Seats extends Bought {
  readonly used: number;
  readonly seats: number;
}

/** A status as Graph spells it. */
interface Status extends Bought {
  readonly status: string;
}

/** What is known with each reason. */
export interface SetupFacts {
  /** A token for Microsoft Graph would tell. */
  readonly 'no-token': Nothing;
  readonly 'graph-failed': {
    readonly call: GraphCall;
    readonly failure: AnswerFailure;
    readonly detail?: string;
    readonly kind?: FindingKind;
  };
  readonly 'plan-usable': Seats;
  readonly 'plan-overused': Seats;
  readonly 'plan-without-seats': Bought;
  /** Bought, and not set up yet. */
  readonly 'plan-pending': Status;
  /** Run out, and still in use for a while. */
  readonly 'plan-in-grace': Seats;
  readonly 'plan-off': Status;
  /** The product is on, and this part of it is switched off. */
  readonly 'plan-disabled': Bought;
  /** A status that nobody here knows. */
  readonly 'plan-unclear': Status;
  /** By the plans of the organization, which have no seats. */
  readonly 'plan-assigned': { readonly plan: DefenderPlan; readonly status: string };
  readonly 'no-plan': { readonly skus: number };
  readonly 'servers-elsewhere': Nothing;
  readonly 'partner-unseen': Nothing;
  readonly 'partner-active': {
    readonly count: number;
    readonly first: string;
    readonly ends?: string;
  };
  readonly 'partner-pending': { readonly count: number; readonly first: string };
  readonly 'partner-ended': {
    readonly count: number;
    readonly first: string;
    readonly status: string;
  };
  readonly 'tenant-unasked': Nothing;
  readonly 'tenant-found': {
    readonly domain: string;
    readonly tenant: string;
    readonly cloud?: Cloud;
    readonly instance: string;
    readonly region?: string;
  };
  readonly 'tenant-of-token': { readonly tenant: string };
  readonly 'tenant-unknown': { readonly domain: string };
  readonly 'tenant-failed': {
    readonly domain: string;
    readonly failure: AnswerFailure;
    readonly detail?: string;
    readonly kind?: FindingKind;
  };
  /** The token is of another one. */
  readonly 'tenant-otherwise': {
    readonly domain: string;
    readonly tenant: string;
    readonly other: string;
  };
  readonly 'cloud-otherwise': {
    readonly domain: string;
    readonly cloud: Cloud;
    readonly asked: Cloud;
  };
  /** `isAsked`: a tenant was asked for, and nothing came of it. */
  readonly 'location-unasked': { readonly isAsked: boolean };
  readonly 'location-hint': {
    readonly country?: string;
    readonly region?: string;
    /** As `--region` takes it; absent: none follows from that. */
    readonly hint?: string;
  };
  /** A saved audit would tell. */
  readonly 'no-report': Nothing;
  readonly 'audit-passes': AuditedNetwork;
  readonly 'audit-fails': AuditedNetwork;
  /** It ended before all was tried. */
  readonly 'audit-unmade': AuditedNetwork;
  /** Some targets of a list were tried alone. */
  readonly 'audit-partial': AuditedNetwork & { readonly listed: number };
  /** No target of it counts. */
  readonly 'audit-nothing': AuditedNetwork;
  readonly 'no-registry': { readonly from: SettingsFrom };
  readonly 'value-set': { readonly guideValue: SettingName; readonly value: string };
  readonly 'value-wrong': {
    readonly guideValue: SettingName;
    readonly value?: string;
    readonly fault: GuideFault;
    readonly flaw?: SettingFlaw;
  };
  /** Not set; whether it is needed, an audit tells. */
  readonly unset: { readonly guideValue: SettingName };
  readonly 'unset-passes': { readonly guideValue: SettingName };
  readonly 'unset-fails': { readonly guideValue: SettingName };
  /** Not set, where the other of the two proxies is, and the audit does not pass or there is none. */
  readonly 'unset-beside': {
    readonly guideValue: SettingName;
    readonly beside: SettingName;
    readonly value: string;
  };
  readonly 'login-due': { readonly value: string };
  readonly 'login-unneeded': Nothing;
  readonly 'managed-none': Nothing;
  readonly 'managed-same': { readonly value: string };
  readonly 'managed-alone': { readonly value: string };
  readonly 'managed-otherwise': { readonly value: string; readonly policy: string };
  /** netsh and the registry say something else of the same place. */
  readonly 'winhttp-disagrees': { readonly value: string; readonly shown: string };
  readonly 'rows-pass': RowStandings & { readonly rows: RowGroup };
  readonly 'rows-fail': RowStandings & { readonly rows: RowGroup };
  readonly 'rows-untried': RowStandings & { readonly rows: RowGroup };
  /** The audit had none of them. */
  readonly 'rows-missing': { readonly rows: RowGroup };
  readonly 'login-asked': LoginAsked;
  readonly 'anonymous-passes': { readonly passed: number };
  readonly 'anonymous-unseen': Nothing;
  /** Saved audits and a token would tell. */
  readonly 'reporting-unasked': Nothing;
  /** No device is known to be there. */
  readonly 'site-empty': SiteOutcome;
  /** Each does as the audit said. */
  readonly 'site-as-forecast': SiteOutcome;
  readonly 'site-otherwise': SiteOutcome;
  /** The audit tells neither. */
  readonly 'site-unforecast': SiteOutcome;
  readonly 'misses-share': {
    readonly misses: number;
    readonly hits: number;
    /** What tells them apart most comes first; may be nothing. */
    readonly shared: readonly SharedFeature[];
  };
  readonly 'devices-left-out': { readonly elsewhere: number; readonly ambiguous: number };
}
export type SetupReason = keyof SetupFacts;

/** Why a line has its state. */
export type SetupCause = {
  [Reason in SetupReason]: { readonly reason: Reason; readonly facts: SetupFacts[Reason] };
}[SetupReason];

/** Where a step stands, why, and the field or the place that this rests on. */
export type SetupJudgement = {
  readonly state: SetupState;
  /** A key of the registry, a field of a report or of an answer; absent where nothing was read. */
  readonly field?: string;
} & SetupCause;

/** One step of the guide, or, of `reporting`, what there is to say of one site or of all. */
export type SetupLine = { readonly id: SetupLineId } & SetupJudgement;

/** The set-up guide as a checklist, and what it was made from. */
export interface SetupGuide {
  readonly madeFrom: {
    /** Whose settings they are. */
    readonly settingsFrom: SettingsFrom;
    /** Files of `--settings`, as they were named. */
    readonly settings?: readonly string[];
    /** When the audit of the report began. */
    readonly auditedAt?: string;
    readonly site?: string;
    /** `--tenant`. */
    readonly tenant?: string;
    /** Saved audits of sites, beside whose forecasts the devices stand. */
    readonly reporting?: readonly string[];
    /** Microsoft Graph was asked, with a token. */
    readonly graph?: true;
  };
  readonly lines: readonly SetupLine[];
}
