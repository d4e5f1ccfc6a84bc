import type { HandshakeObservation, Observation } from '../../model/audit/observation.ts';
import { facts } from '../facts.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { isPrivate, isService, type TrialReading } from '../trial/trial-reading.ts';
import { chainFacts } from './chain-signs.ts';

/**
 * The chain is good and ends in a public root, and in none that the service is known to use. A
 * warning, for services do change their authority: what cannot be told from that is somebody in
 * between who has a public certificate for the name. Said only where the sensor pins, unless the
 * user named the roots: then of every host, the user's own among them.
 */
export const unexpectedRoot: Rule<'unexpected-root'> = {
  kind: 'unexpected-root',
  severity: 'warning',
  rivals: ['interception'],
  prove: (reading, context) => {
    if (!isDue(reading, context)) return undefined;
    const step = reading.steps.find((one) => endsElsewhere(one, reading));
    if (step?.step !== 'handshake') return undefined;
    const root = step.root === undefined ? undefined : context.certificates.get(step.root);
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chainOf(step, context)), root: root?.subject }),
    };
  },
};

function isDue({ listed, target }: TrialReading, { expectsRoots }: AuditContext): boolean {
  return expectsRoots || (listed && target?.pinned === true);
}

// Behind a redirect another host answers, of which nothing is known.
function endsElsewhere(step: Observation, reading: TrialReading): step is HandshakeObservation {
  if (step.step !== 'handshake' || step.role !== 'target' || step.hop !== undefined) return false;
  if (step.failure !== null || step.verification !== undefined) return false;
  // A private root for a service is interception already.
  return step.anchor === 'public' || (isPrivate(step) && !isService(reading));
}
