import { broke } from '../trial-facts.ts';
import { brokenHandshakes, fewHosts, sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** The same address, or the same tunnel, without any server name. */
export const noName: ControlRule = {
  control: 'no-name',
  askedBy: brokenHandshakes,
  maxHosts: fewHosts,
  waits: true,
  change: ({ trial }) =>
    broke(trial)?.serverName === undefined ? undefined : { serverName: '', ...sameAddress(trial) },
};
