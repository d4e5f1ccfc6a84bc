import type { AnyRule } from '../rule.ts';
import { hostUnreachable } from './host-unreachable.ts';
import { localLimit } from './local-limit.ts';
import { localProhibition } from './local-prohibition.ts';
import { networkUnreachable } from './network-unreachable.ts';

/** Causes that mean the same in every step. */
export const anywhereRules: readonly AnyRule[] = [
  hostUnreachable,
  networkUnreachable,
  localProhibition,
  localLimit,
];
