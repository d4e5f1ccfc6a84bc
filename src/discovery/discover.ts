import type { Route, Setting } from '../model/route.ts';
import { environment } from './environment.ts';
import { isSameWay } from './same-way.ts';
import type { Discovered, DiscoveryInput, SettingSource } from './setting-source.ts';
import { antivirus } from './windows/antivirus.ts';
import { machineEnvironment } from './windows/machine-environment.ts';
import { mobilePolicy } from './windows/mobile-policy.ts';
import { telemetryProxy } from './windows/telemetry-proxy.ts';
import { winhttpAdvanced, winhttpAdvancedOfUser } from './windows/winhttp-advanced.ts';
import { winhttpSettings } from './windows/winhttp-settings.ts';
import { winhttpShown } from './windows/winhttp-shown.ts';
import { wininetMachine } from './windows/wininet-machine.ts';
import { wininetSystem } from './windows/wininet-system.ts';
import { wininetUser } from './windows/wininet-user.ts';
import { wpad } from './wpad/wpad-source.ts';

/** Every place that may hold a proxy setting, the one that decides first. */
const sources: readonly SettingSource[] = [
  environment,
  telemetryProxy,
  winhttpSettings,
  winhttpShown,
  winhttpAdvanced,
  wpad,
  wininetMachine,
  wininetSystem,
  mobilePolicy,
  antivirus,
  machineEnvironment,
  winhttpAdvancedOfUser,
  wininetUser,
];

export const direct: Route = { id: 'direct', kind: 'direct', effective: true, settings: [] };

export interface Discovery {
  readonly settings: readonly Setting[];
  /** The way that the sensor's traffic would take. */
  readonly route: Route;
  /** That one, every other way that a setting names, and direct; each way once. */
  readonly routes: readonly Route[];
}

interface Read extends Discovered {
  readonly readBy: NonNullable<SettingSource['readBy']>;
}

/**
 * Reads every source. The first that the sensor goes by and that makes a route decides; where none
 * does, traffic goes direct. The settings of the others lose to it, and conflict with it where
 * they name another way. Asks nobody: what a search for WPAD found is handed in.
 */
export function discover(input: DiscoveryInput): Discovery {
  const given = input.windows === undefined ? input : { ...input, environment: {} };
  const found: readonly Read[] = sources.map((source) => ({
    readBy: 'sensor',
    ...source,
    ...source.read(given),
  }));
  const winner = found.find(({ readBy, route }) => readBy === 'sensor' && route !== undefined);
  const route = winner?.route ? { ...winner.route, effective: true } : direct;
  const others = found.flatMap((one) => (one.route && one !== winner ? [one.route] : []));
  return {
    settings: found.flatMap((one) => (one === winner ? one.settings : overruled(one, route))),
    route,
    routes: distinct([route, ...others, direct]),
  };
}

/** The settings of a source that does not decide. Only the sensor's own may be in effect yet. */
function overruled({ settings, route, readBy }: Read, winner: Route): readonly Setting[] {
  const [by] = winner.settings;
  const lostBecause = readBy === 'others' || by === undefined ? {} : { lostBecause: by };
  const isConflict = readBy !== 'others' && route !== undefined && !isSameWay(route, winner);
  return settings.map((setting) => {
    const isOfRoute = route?.settings.includes(setting.id) ?? false;
    const loses = setting.wins && (isOfRoute || readBy !== 'sensor');
    const problems =
      isConflict && setting.id === route.settings[0]
        ? [...setting.problems, 'proxy-settings-conflict' as const]
        : setting.problems;
    return { ...setting, problems, ...(loses && { wins: false, ...lostBecause }) };
  });
}

function distinct(routes: readonly Route[]): readonly Route[] {
  const kept: Route[] = [];
  for (const route of routes) {
    const isKnown = kept.some((one) => one.id === route.id || isSameWay(one, route));
    if (!isKnown) kept.push({ ...route, effective: route === routes[0] });
  }
  return kept;
}
