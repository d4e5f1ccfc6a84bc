import type { ExchangeObservation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import type { ExchangeFacts } from '../../model/finding/finding-facts.ts';
import { alertName } from '../alert-names.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/** What every finding about an exchange that broke off says. */
export function exchangeFacts(reading: TrialReading, step: ExchangeObservation): ExchangeFacts {
  return facts({
    serverName: URL.parse(step.url)?.hostname ?? reading.attempt.host,
    proxy: proxyLabel(step.proxy),
    status: step.status,
    alert: step.alert,
    alertName: alertName(step.alert),
    code: step.failure?.code,
  });
}

/** In absolute form the proxy is the one who was asked: its own kind is then the rival. */
export function exchangeRivals(
  step: ExchangeObservation,
  ofProxy: FindingKind,
): readonly FindingKind[] {
  return step.proxy === undefined ? ['service-outage'] : ['service-outage', ofProxy];
}

/**
 * Whether the due status of a proved server had come, and only its body fell short: the service
 * answered.
 */
export function isCutAfterAnswer({ answer, attempt, trusted, end }: TrialReading): boolean {
  const isDue = answer !== undefined && answer.status === attempt.expect?.status;
  if (!trusted || !isDue || answer.id !== end?.id) return false;
  return end.failure.code === 'closed' || end.failure.code === 'stall';
}
