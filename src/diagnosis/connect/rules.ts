import { endedRule } from '../ended-rule.ts';
import { facts } from '../facts.ts';
import type { AnyRule } from '../rule.ts';
import { onlyFamily } from './only-family.ts';
import { portRefusal } from './port-refusal.ts';

/** A port that does not open. */
export const connectRules: readonly AnyRule[] = [
  portRefusal,
  // No answer to SYN within the deadline: a filter drops, or the host is gone.
  endedRule({
    kind: 'port-silence',
    actor: 'network-path',
    rivals: ['service-outage'],
    at: { step: 'connect', role: 'target', codes: ['timeout'] },
    shows: (step, trial) => {
      const { address, port } = step;
      const family = onlyFamily(step, trial);
      return { facts: facts({ address, port, family, deadlineMs: trial.context.deadlineMs }) };
    },
  }),
];
