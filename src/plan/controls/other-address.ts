import { broke, familyOf, reachedDirectly, unreached, untried } from '../trial-facts.ts';
import { brokenHandshakes, failedConnections, fewHosts } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/**
 * Another address of the same name and family: does the address decide, or one server behind it?
 * A connection that failed has tried them all, but for a name of very many.
 */
export const otherAddress: ControlRule = {
  control: 'other-address',
  askedBy: new Set([...brokenHandshakes, ...failedConnections]),
  maxHosts: fewHosts,
  change: ({ trial }) => {
    const reached = broke(trial) ? reachedDirectly(trial) : unreached(trial);
    if (reached === undefined) return undefined;
    const family = familyOf(reached.address);
    const other = untried(trial).find((one) => one.family === family);
    return other && { address: other.address };
  },
};
