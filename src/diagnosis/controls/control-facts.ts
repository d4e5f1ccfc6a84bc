import { facts } from '../facts.ts';
import { unique } from '../judged.ts';
import type { Draft, Facts } from '../rule.ts';
import type { Answer } from './answer.ts';

/** A finding that carries what its controls came to: as facts, and as evidence. */
export function withAnswers(draft: Draft, answers: readonly Answer[]): Draft {
  const passed = answers.filter(({ outcome }) => outcome === 'passes');
  const failed = answers.filter(({ outcome }) => outcome !== 'passes');
  const named = answers.find(({ control }) => control === 'harmless-name');
  const elsewhere = answers.find(({ control }) => control === 'harmless-address');
  return {
    ...draft,
    evidence: unique([...draft.evidence, ...answers.map(({ evidence }) => evidence)]),
    facts: facts({
      ...draft.facts,
      harmlessName: named?.attempt.serverName,
      harmlessHost: elsewhere?.attempt.host,
      passesWith: unique(passed.map(({ control }) => control)),
      failsWith: unique(failed.map(({ control }) => control)),
    }),
  };
}

/** Whether the fact `passesWith` says that the service proved itself by its address. */
export function passesByAddress(passesWith: Facts[string] | undefined): boolean {
  if (!Array.isArray(passesWith)) return false;
  return (
    passesWith.includes('address-by-other-resolver') || passesWith.includes('tunnel-by-address')
  );
}
