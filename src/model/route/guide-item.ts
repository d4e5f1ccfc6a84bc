import type { SettingFlaw } from './route.ts';

/** The values that Microsoft's guide on proxies sets, in its order. */
export const guideValues = [
  'TelemetryProxyServer',
  'DisableEnterpriseAuthProxy',
  'PreferStaticProxyForHttpRequest',
  'ProxyServer',
  'ProxyPacUrl',
  'ProxyBypass',
  'SSLOptions',
] as const;
export type GuideValue = (typeof guideValues)[number];

/** Why a value is not what the guide wants. */
export const guideFaults = [
  'form', // a text that has not the form that is due: the flaw tells which
  'value', // none of the values that the guide knows
  'elsewhere', // written where device management puts it, and the sensor does not read
  'alone', // of no use without TelemetryProxyServer
  'checks-off', // it switches checks off that the guide would keep
] as const;
export type GuideFault = (typeof guideFaults)[number];

export const guideItemStates = ['set', 'unset', 'wrong'] as const;

/** One line of the checklist: what a value is, as far as the files that were read tell. */
export interface GuideItem {
  readonly name: GuideValue;
  /** The key that it belongs below. */
  readonly key: string;
  readonly state: (typeof guideItemStates)[number];
  /** As found, without credentials; at most 1000 characters. */
  readonly value?: string;
  readonly fault?: GuideFault;
  readonly flaw?: SettingFlaw;
  /** With what else is set the guide wants it, and it is not set. */
  readonly due?: true;
}
