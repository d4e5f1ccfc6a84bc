import type { AuditForGuide } from './audited-network.ts';
import type { Answered } from './tenant.ts';

/** A device of a tenant, as its last row of `DeviceInfo` has it; what that leaves empty is absent. */
export interface Device {
  readonly name: string;
  readonly publicIp?: string;
  readonly group?: string;
  readonly tags: readonly string[];
  readonly os?: string;
  /** `Streamlined`, `Standard`, or what comes next. */
  readonly connectivity?: string;
  /** `OnboardingStatus`. */
  readonly onboarding: string;
  /** `SensorHealthState`. */
  readonly sensor: string;
}

/** A saved audit of a site, and the devices that are there. */
export interface SiteForecast {
  readonly site: string;
  readonly audit: AuditForGuide;
  readonly devices: readonly Device[];
}

/** What was asked after the rollout. */
export type Reporting = Answered<{
  readonly sites: readonly SiteForecast[];
  /** Onboarded devices that are at none of the sites, and at more than one. */
  readonly elsewhere: number;
  readonly ambiguous: number;
}>;

/** Whether the required rows of a site's audit pass. */
export const forecasts = ['passes', 'fails', 'unclear'] as const;
export type Forecast = (typeof forecasts)[number];

/** What devices can have in common. */
export const deviceFeatures = [
  'site',
  'os',
  'connectivity',
  'public-ip',
  'group',
  'finding', // of the audit of the site
] as const;
export type DeviceFeature = (typeof deviceFeatures)[number];

/** What misses have in common, and hits have less. */
export interface SharedFeature {
  readonly by: DeviceFeature;
  readonly value: string;
  /** How many of them have it. */
  readonly misses: number;
  readonly hits: number;
}

/** The devices of a site beside the forecast of its audit. */
export interface SiteOutcome {
  readonly site: string;
  readonly auditedAt: string;
  readonly forecast: Forecast;
  /** Onboarded, with an active sensor. */
  readonly reporting: number;
  /** Onboarded, with a sensor that sends nothing or too little. */
  readonly silent: number;
  /** Onboarded, and nothing can be told: switched off for days, or a state that is not known here. */
  readonly idle: number;
  readonly hits: number;
  readonly misses: number;
}
