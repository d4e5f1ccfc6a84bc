import type { ControlRule } from './control-rule.ts';
import { harmlessName } from './harmless-name.ts';
import { repeat } from './repeat.ts';

/** What may follow an attempt, in the order in which it is tried. */
export const controlRules: readonly ControlRule[] = [repeat, harmlessName];
