import type { FindingKind } from '../finding/finding.ts';
import type { Cloud } from '../target/operating-system.ts';

/** What the login page says of a domain without a login. */
export interface Tenant {
  readonly domain: string;
  /** The id of the tenant, a GUID. */
  readonly id: string;
  /** Which of the clouds; absent: none that the lists know. */
  readonly cloud?: Cloud;
  /** `cloud_instance_name`: `microsoftonline.com`. */
  readonly instance: string;
  /** `tenant_region_scope`: `NA`, `EU`, `AS`, `WW`, `USGov`, … */
  readonly region?: string;
}

/** Why an answer says nothing. */
export const answerFailures = [
  'unauthorized', // 401: the token is no good, or no more
  'forbidden', // 403: it lacks a right
  'busy', // 429 or 503, again after the wait that was asked for
  'unknown', // there is no such tenant
  'status', // any other answer than 2xx
  'no-json', // a page, mostly of something in between
  'shape', // JSON, and not what is documented
  'too-large',
  'unreachable', // the network, a proxy, or a certificate
] as const;
export type AnswerFailure = (typeof answerFailures)[number];

/** Why nothing is known, in the place of what was asked for. */
export interface NoAnswer {
  readonly failure: AnswerFailure;
  /** Bounded, and without what is secret. */
  readonly detail?: string;
  /** What an audit of the way there found, where nothing of the host answered. */
  readonly kind?: FindingKind;
}

export type Answered<T> = { readonly found: T } | NoAnswer;

/** What is asked of Microsoft Graph. */
export const graphCalls = [
  'subscribedSkus',
  'organization',
  'delegatedAdminRelationships',
  'runHuntingQuery',
] as const;
export type GraphCall = (typeof graphCalls)[number];

/** A part of a product, by its id. */
export interface ServicePlan {
  readonly id: string;
  /** `provisioningStatus` of a product, `capabilityStatus` of a tenant, as Graph spells it. */
  readonly status: string;
}

/** A product that a tenant has bought. */
export interface Sku {
  /** `skuPartNumber`. */
  readonly name: string;
  /** `capabilityStatus`: `Enabled`, `Warning`, `Suspended`, `Deleted`, `LockedOut`, or what comes next. */
  readonly status: string;
  /** `prepaidUnits.enabled` and `prepaidUnits.warning`. */
  readonly enabled: number;
  readonly warning: number;
  /** `consumedUnits`. */
  readonly used: number;
  readonly plans: readonly ServicePlan[];
}

export interface Organization {
  readonly id?: string;
  /** ISO 3166, two letters. */
  readonly country?: string;
  readonly plans: readonly ServicePlan[];
}

/** Who may administer another tenant (GDAP). */
export interface Relationship {
  readonly name: string;
  /** `active`, `approvalPending`, `expired`, `terminated`, … */
  readonly status: string;
  /** An ISO date. */
  readonly ends?: string;
}

/** What Graph answered of a tenant. */
export interface GraphAnswers {
  readonly subscribedSkus: Answered<readonly Sku[]>;
  readonly organization: Answered<Organization>;
  readonly delegatedAdminRelationships: Answered<readonly Relationship[]>;
}
