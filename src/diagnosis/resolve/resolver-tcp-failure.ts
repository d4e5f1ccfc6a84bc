import type { Observation, ResolveObservation } from '../../model/audit/observation.ts';
import type { Actor } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { resolveFacts } from './resolve-facts.ts';

/**
 * The answer did not fit into a datagram, and the name server is not to be had over TCP: an error
 * where the look-up ended so, a warning where a question with room for more brought it all the same,
 * which not every program asks.
 */
export const resolverTcpFailure: Rule<'resolver-tcp-failure'> = {
  kind: 'resolver-tcp-failure',
  severity: 'error',
  rivals: [],
  prove: (reading) => {
    const step = reading.steps.find(isCut);
    if (step?.tcpFailure === undefined) return undefined;
    const isEnd = step.failure !== null;
    return {
      severity: isEnd ? 'error' : 'warning',
      actor: actorOf(step),
      confidence: 'likely',
      evidence: isEnd ? reading.endIds : [step.id],
      facts: facts({ ...resolveFacts(step), tcpFailure: step.tcpFailure }),
    };
  },
};

function isCut(step: Observation): step is ResolveObservation {
  return step.step === 'resolve' && step.role === 'target' && step.tcpFailure !== undefined;
}

/** Who refuses is there, or a filter that rejects in its name; silence is what filters do. */
function actorOf({ tcpFailure }: ResolveObservation): Actor {
  return tcpFailure === 'refused' || tcpFailure === 'closed' ? 'local-resolver' : 'network-path';
}
