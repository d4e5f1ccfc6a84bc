import { proxyLabel } from '../facts.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * The way that a trial took: two routes may be one way, since a bypass leads both past their
 * proxies, and one PAC file may lead over several. The last proxy that was spoken to or given.
 */
export function wayOf({ attempt, steps }: Pick<TrialReading, 'attempt' | 'steps'>): string {
  const tunnel = steps.findLast((one) => one.step === 'tunnel');
  const asked = steps.findLast((one) => one.step === 'exchange' && one.proxy !== undefined);
  const proxy =
    (tunnel?.step === 'tunnel' ? tunnel.proxy : undefined) ??
    (asked?.step === 'exchange' ? asked.proxy : undefined) ??
    attempt.proxy;
  return proxy === undefined ? 'direct' : `${proxy.kind} ${proxyLabel(proxy)}`;
}
