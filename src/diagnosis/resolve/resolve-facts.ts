import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { LookUpFacts, PolicyFacts } from '../../model/finding/finding-facts.ts';
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

/** Programs of that Windows may find what this look-up did not: they ask others. */
export function policyFacts({ namePolicy }: ResolveObservation): PolicyFacts {
  return facts({ namespace: namePolicy?.namespace, policyServers: namePolicy?.servers });
}
