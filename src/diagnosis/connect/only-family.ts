import type { ConnectObservation } from '../../model/audit/observation.ts';
import type { AuditContext } from '../known/audit-context.ts';
import { isTranslated } from '../known/translated-address.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * `IPv6` where a name was tried over IPv6 alone: IPv4 goes first, so that there was none. Undefined
 * for IPv4, for a target that is an address itself, and for IPv4 by way of NAT64.
 */
export function onlyFamily(
  { address, role }: ConnectObservation,
  {
    reading: { attempt, steps },
    context,
  }: { readonly reading: TrialReading; readonly context: AuditContext },
): string | undefined {
  if (role !== 'target' || !address.includes(':') || attempt.host === address) return undefined;
  const triedFour = steps.some((one) => one.step === 'connect' && !one.address.includes(':'));
  const isFour = triedFour || isTranslated(address, context.addresses.translators);
  return isFour ? undefined : 'IPv6';
}
