import type { HandshakeObservation } from '../../model/audit/observation.ts';
import type { BreakFacts } from '../../model/finding/finding-facts.ts';
import { alertName } from '../alert-names.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/** What every finding about a handshake that broke off says: with whom, under which name, how. */
export function breakFacts(reading: TrialReading, step: HandshakeObservation): BreakFacts {
  const connect = reading.steps.findLast((other) => other.step === 'connect');
  const reached = connect?.step === 'connect' && connect.role === 'target' ? connect : undefined;
  return facts({
    serverName: step.serverName,
    address: reached?.address,
    port: reached?.port,
    proxy: proxyLabel(reading.attempt.proxy),
    alert: step.alert,
    alertName: alertName(step.alert),
    code: step.failure?.code,
  });
}
