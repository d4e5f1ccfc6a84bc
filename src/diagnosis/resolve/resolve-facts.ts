import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { LookUpFacts } from '../../model/finding/finding-facts.ts';
import { facts } from '../facts.ts';

/** What every finding about a look-up says: the name, who was asked, what came. */
export function resolveFacts(step: ResolveObservation): LookUpFacts {
  return facts({
    name: step.name,
    server: step.server,
    responseCode: step.responseCode,
    code: step.failure?.code,
  });
}
