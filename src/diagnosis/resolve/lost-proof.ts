import type { LostNameFacts } from '../../model/finding-facts.ts';
import type { ResolveObservation } from '../../model/observation.ts';
import { facts } from '../facts.ts';
import type { Proof } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { resolveFacts } from './resolve-facts.ts';

/**
 * What a name server shows that has no such name, or nothing behind it. That it was ever there is
 * said by the list of a service, and by nobody of a user's own; and where an alias leads on to a
 * name that is gone, the service's own zone says so.
 */
export function lostProof(reading: TrialReading, step: ResolveObservation): Proof<LostNameFacts> {
  const danglingAlias = step.aliases?.at(-1);
  const isDoubtful = !reading.listed || danglingAlias !== undefined;
  return {
    evidence: reading.endIds,
    facts: facts({ ...resolveFacts(step), danglingAlias }),
    ...(isDoubtful && { confidence: 'possible' as const }),
  };
}
