import type { Control } from '../../model/audit/attempt.ts';
import type { Facts } from '../../model/finding/facts.ts';
import { facts } from '../facts.ts';
import { unique } from '../judged.ts';
import type { Draft } from '../rule.ts';
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

/** The service at another address than its name led to. */
const byAddress: readonly Control[] = [
  'address-by-other-resolver',
  'address-by-name-server',
  'later-address',
  'tunnel-by-address',
];

/** Whether the fact `passesWith` says that the service proved itself by its address. */
export function passesByAddress(passesWith: Facts['passesWith']): boolean {
  if (!Array.isArray(passesWith)) return false;
  return byAddress.some((control) => passesWith.includes(control));
}
