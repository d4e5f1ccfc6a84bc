import type { Route } from '../model/route.ts';
import { environment } from './environment.ts';
import type { Discovered, DiscoveryInput, SettingSource } from './setting-source.ts';

/** Every place that may hold a proxy setting, the one that decides first. */
const sources: readonly SettingSource[] = [environment];

export const direct: Route = { id: 'direct', kind: 'direct', effective: true, settings: [] };

export interface Discovery extends Discovered {
  /** The way that traffic of this machine would take. */
  readonly route: Route;
}

/** Reads every source. The first that makes a route decides; where none does, traffic goes direct. */
export function discover(input: DiscoveryInput): Discovery {
  const found = sources.map((source) => source.read(input));
  const winner = found.find(({ route }) => route !== undefined);
  return {
    settings: found.flatMap(({ settings }) => settings),
    route: winner?.route ?? direct,
  };
}
