import { componentWays } from '../discovery/component-ways.ts';
import { direct } from '../discovery/discover.ts';
import { agents, operatingSystems } from '../model/operating-system.ts';
import type { Target } from '../model/target.ts';
import { waysMatrix } from '../plan/ways-matrix.ts';
import type { ShownWays } from '../report/ways.ts';
import { discoveryOf } from './discovery-of.ts';
import { hidePlaces } from './hide-places.ts';
import { netOptions } from './net-options.ts';
import type { Parsed } from './option.ts';

/** What the ways are wanted for. */
export interface WaysWish {
  readonly targets: readonly Target[];
  readonly os: readonly string[];
}

/** The way of every URL by the component that asks for it. Nobody is asked. @throws UsageError */
export async function waysOf(parsed: Parsed, { targets, os }: WaysWish): Promise<ShownWays> {
  const net = { ...netOptions(parsed), signal: new AbortController().signal };
  const discovery = await discoveryOf(parsed, { net, wpad: false });
  const agent = agents.find((one) => one === parsed.one('agent'));
  const components = componentWays(discovery);
  const { routes } = hidePlaces([...discovery.found.map(({ route }) => route), direct]);
  const systems = operatingSystems
    .filter((one) => os.includes(one))
    .map((one) => ({ os: one, agent }));
  const rows = waysMatrix({ targets, systems, ways: components, routes });
  return { components, rows, routes, settings: discovery.settings };
}
