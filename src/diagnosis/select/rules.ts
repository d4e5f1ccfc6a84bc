import type { SelectObservation } from '../../model/audit/observation.ts';
import type { PacFacts } from '../../model/finding/finding-facts.ts';
import { endedRule } from '../ended-rule.ts';
import type { AnyRule } from '../rule.ts';
import type { Failed } from '../trial/trial-reading.ts';

/** A PAC file that gave no usable answer. */
export const selectRules: readonly AnyRule[] = [
  // Its script was stopped at its time or memory limit.
  endedRule({
    kind: 'pac-runaway',
    rivals: [],
    at: { step: 'select', codes: ['pac-timeout', 'pac-memory'] },
    shows: pacProof,
  }),
  // Not fetched, no script, or a script that failed.
  endedRule({
    kind: 'pac-failure',
    rivals: [],
    at: {
      step: 'select',
      codes: ['pac-unavailable', 'pac-not-a-script', 'pac-too-large', 'pac-error'],
    },
    shows: pacProof,
  }),
];

// The file, and what went wrong.
function pacProof({ source, failure }: Failed<SelectObservation>): { readonly facts: PacFacts } {
  return { facts: { source, code: failure.code, detail: failure.detail } };
}
