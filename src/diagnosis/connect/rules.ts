import type { AnyRule } from '../rule.ts';
import { portRefusal } from './port-refusal.ts';
import { portSilence } from './port-silence.ts';

export const connectRules: readonly AnyRule[] = [portRefusal, portSilence];
