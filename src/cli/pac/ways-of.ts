import { componentWays } from '../../discovery/component-ways.ts';
import { type Discovery, direct } from '../../discovery/discover.ts';
import { operatingSystems } from '../../model/target/operating-system.ts';
import type { Target } from '../../model/target/target.ts';
import { waysMatrix } from '../../plan/ways-matrix.ts';
import type { ShownWays } from '../../report/view/discovery/ways/shown-ways.ts';
import { hidePacSecrets } from '../../setup/routes/pac-secrets.ts';

/** What the ways are wanted for. */
export interface WaysWish {
  readonly targets: readonly Target[];
  readonly os: readonly string[];
}

/** The way of every URL by the components that ask for it, from what was discovered. */
export function waysOf(discovery: Discovery, { targets, os }: WaysWish): ShownWays {
  const components = componentWays(discovery);
  const { routes } = hidePacSecrets([...discovery.found.map(({ route }) => route), direct]);
  const systems = operatingSystems.filter((one) => os.includes(one));
  const rows = waysMatrix({ targets, systems, ways: components, routes });
  return { components, rows, routes, settings: discovery.settings };
}
