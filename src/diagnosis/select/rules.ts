import type { AnyRule } from '../rule.ts';
import { pacFailure } from './pac-failure.ts';
import { pacRunaway } from './pac-runaway.ts';

export const selectRules: readonly AnyRule[] = [pacRunaway, pacFailure];
