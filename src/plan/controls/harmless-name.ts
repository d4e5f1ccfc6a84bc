import { harmless, takesTurns } from '../tried-again.ts';
import { sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/**
 * The same address, or the same tunnel, under a name that nobody filters: does the name decide?
 * Asked of a host that passes as well, where another's name is tried at its address: a server that
 * takes no foreign name would break that off by itself.
 */
export const harmlessName: ControlRule = {
  control: 'harmless-name',
  change: ({ trial, kinds }, { harmless: { serves } }) => {
    const isBeside = trial.attempt.host !== harmless && serves(trial);
    if (!isBeside && !takesTurns(trial, kinds)) return undefined;
    return { serverName: harmless, ...sameAddress(trial) };
  },
};
