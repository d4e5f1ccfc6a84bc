import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { LostNameFacts } from '../../model/finding/finding-facts.ts';
import { endedRule } from '../ended-rule.ts';
import { facts } from '../facts.ts';
import type { AnyRule, Proof } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { policyFacts, resolveFacts } from './resolve-facts.ts';
import { resolverFailure } from './resolver-failure.ts';
import { resolverSilence } from './resolver-silence.ts';
import { sinkholeAddress } from './sinkhole-address.ts';

/** A sinkhole first: what fails at its address is not the service's doing. */
export const resolveRules: readonly AnyRule[] = [
  sinkholeAddress,
  // NXDOMAIN for a name that this machine must look up itself.
  endedRule({
    kind: 'name-not-found',
    actor: 'local-resolver',
    rivals: ['service-outage'],
    at: { step: 'resolve', role: 'target', codes: ['name-not-found'] },
    shows: (step, { reading }) => lostProof(reading, step),
  }),
  // The name exists, and has neither A nor AAAA: how some filters answer.
  endedRule({
    kind: 'name-without-address',
    actor: 'local-resolver',
    rivals: ['service-outage'],
    at: { step: 'resolve', role: 'target', codes: ['no-address'] },
    shows: (step, { reading }) => lostProof(reading, step),
  }),
  // REFUSED: the resolver does not answer us, or not for this name.
  endedRule({
    kind: 'resolver-refusal',
    actor: 'local-resolver',
    rivals: [],
    at: { step: 'resolve', role: 'target', codes: ['dns-refused'] },
    shows: (step) => ({ facts: { ...resolveFacts(step), ...policyFacts(step) } }),
  }),
  resolverFailure,
  resolverSilence,
];

/**
 * What a name server shows that has no such name, or nothing behind it. That it was ever there is
 * said by the list of a service, and by nobody of a user's own; and where an alias leads on to a
 * name that is gone, the service's own zone says so.
 */
function lostProof(reading: TrialReading, step: ResolveObservation): Proof<LostNameFacts> {
  const danglingAlias = step.aliases?.at(-1);
  const isDoubtful = !reading.listed || danglingAlias !== undefined;
  return {
    evidence: reading.endIds,
    facts: facts({ ...resolveFacts(step), ...policyFacts(step), danglingAlias }),
    ...(isDoubtful && { confidence: 'possible' as const }),
  };
}
