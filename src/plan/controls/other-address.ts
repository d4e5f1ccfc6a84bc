import { addressesOf, broke, familyOf, reachedDirectly, unreached } from '../trial-facts.ts';
import { brokenHandshakes, failedConnections, fewHosts } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** Another address of the same name and family: does the address decide, or one server behind it? */
export const otherAddress: ControlRule = {
  control: 'other-address',
  askedBy: new Set([...brokenHandshakes, ...failedConnections]),
  mostHosts: fewHosts,
  change: ({ trial }) => {
    const reached = broke(trial) ? reachedDirectly(trial) : unreached(trial);
    if (reached === undefined) return undefined;
    const family = familyOf(reached.address);
    const other = addressesOf(trial).find(
      (one) => one.family === family && one.address !== reached.address,
    );
    return other && { address: other.address };
  },
};
