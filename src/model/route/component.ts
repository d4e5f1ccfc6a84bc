import type { OperatingSystem } from '../target/operating-system.ts';
import type { Route } from './route.ts';

/** The programs that ask for service URLs, each with a way out of its own. */
export const components = [
  'sensor',
  'unified-agent', // the sensor of Server 2012 R2 and 2016, built on curl
  'monitoring-agent',
  'antivirus',
  'windows-update',
  'revocation',
  'push', // Windows' push notifications: they take no proxy
  'user-programs', // SmartScreen and the portal, in the session of a user
  'linux-agent',
  'mac-agent',
] as const;
export type Component = (typeof components)[number];

/** Who asks for a target: a component of one of the systems that an audit is for. */
export interface Asker {
  readonly os: OperatingSystem;
  readonly component: Component;
}

/** Why no component that asks for a target can take a way. */
export const barriers = [
  'no-proxy', // push notifications take none
  'no-socks', // WinHTTP speaks no SOCKS
  'no-pac', // the agent on Linux takes a static proxy alone
] as const;
export type Barrier = (typeof barriers)[number];

const ofWinhttp: readonly Component[] = ['sensor', 'antivirus', 'windows-update', 'revocation'];

/** Whether a component is a service of Windows that asks by WinHTTP. */
export function isOfWinhttp(component: Component): boolean {
  return ofWinhttp.includes(component);
}

/** Why a component cannot take a way; undefined where it can. */
export function barrierOf(
  component: Component,
  { kind, proxy }: Pick<Route, 'kind' | 'proxy'>,
): Barrier | undefined {
  if (component === 'push') return kind === 'direct' ? undefined : 'no-proxy';
  if (component === 'linux-agent') return kind === 'pac' ? 'no-pac' : undefined;
  const isSocks = /^socks/.test(proxy?.kind ?? kind);
  return isSocks && isOfWinhttp(component) ? 'no-socks' : undefined;
}

/** Why a way that is written down is not the one that a component takes. */
export const lostWays = [
  'fallback', // it is taken where the way fails
  'while-connected', // it is taken in place of the way while its connection, a VPN, is in use
  'later', // another comes before it
  'in-part', // what is fetched under another account goes by it
  'per-machine', // of one account, and ProxySettingsPerUser is 0: those of HKLM count
  'per-user', // of HKLM, and ProxySettingsPerUser is not 0: those of each account count
  'detection-off', // automatic detection is off for it
  'not-read', // it does not go by it
  'cannot', // it cannot take such a way
  'no-proxy', // it takes no proxy
] as const;
export type LostWay = (typeof lostWays)[number];

/** What became of automatic detection, where it comes before a way. */
export const detections = ['unsearched', 'found-nothing'] as const;
export type Detection = (typeof detections)[number];

/** The way of one component, why, and what became of every other. */
export interface ComponentWay {
  readonly component: Component;
  /** The id of the route that it takes. */
  readonly route: string;
  /** The setting that decides, by its id; absent where none does. */
  readonly setting?: string;
  /** Where the order is stated, or `inference`. */
  readonly basis: string;
  /**
   * What it takes where that fails: stated, or by inference; the way itself, where nothing. An audit
   * tries what is stated.
   */
  readonly fallback: { readonly route: string; readonly basis: string };
  /** Automatic detection comes before that way. */
  readonly detection?: Detection;
  /** Where it is stated that it comes first, or `inference`. */
  readonly detectionBasis?: string;
  /**
   * The setting that has automatic detection on, by its id; or, without `detection`, the one that
   * has it off, where it would come before that way.
   */
  readonly detectionBy?: string;
  /**
   * Malformed settings, by their ids, that would come before that way, or with it. They are taken as
   * unset; what Windows makes of them is documented nowhere.
   */
  readonly flawed?: readonly string[];
  readonly losers: readonly { readonly route: string; readonly because: LostWay }[];
}

/** The basis of what no document states. */
export const inference = 'inference';

/** The routes that a component takes: its way, and the fallback where one is stated. */
export function routesOfWay({ route, fallback }: ComponentWay): readonly string[] {
  return fallback.basis === inference ? [route] : [route, fallback.route];
}
