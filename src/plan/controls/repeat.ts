import { isRepeated, takesTurns } from '../tried-again.ts';
import { sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/**
 * Once more, with nothing changed: a fault that may pass by itself is told from one that lasts.
 * What takes turns with another name stays at the address at which that one is tried.
 */
export const repeat: ControlRule = {
  control: 'repeat',
  change: ({ trial, kinds }) => {
    if (!isRepeated(trial, kinds)) return undefined;
    return takesTurns(trial, kinds) ? sameAddress(trial) : {};
  },
};
