import { broke } from '../trial-facts.ts';
import { brokenHandshakes, fewHosts, sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/**
 * The same address under the name of a host that passes this way: a filter that lets listed names
 * pass alone stops the harmless name too, and lets this one through.
 */
export const passingName: ControlRule = {
  control: 'passing-name',
  askedBy: brokenHandshakes,
  maxHosts: fewHosts,
  waits: true,
  change: ({ trial }, { harmless }) => {
    const other = broke(trial) && harmless.besides(trial);
    return other && { serverName: other.attempt.host, ...sameAddress(trial) };
  },
};
