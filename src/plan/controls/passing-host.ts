import type { ControlRule } from './control-rule.ts';

/**
 * A host that passed, once more over the same way, after the failures of that way and before their
 * repeats: what fails on both sides of it is not the way. One for all that fail there.
 */
export const passingHost: ControlRule = {
  control: 'passing-host',
  change: ({ trial }, { between }) => (between.serves(trial) ? {} : undefined),
};
