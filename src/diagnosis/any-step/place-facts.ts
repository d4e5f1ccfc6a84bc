import type { PlaceFacts } from '../../model/finding/finding-facts.ts';
import { onlyFamily } from '../connect/only-family.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { AuditContext } from '../known/audit-context.ts';
import { type Failed, roleOf, type TrialReading } from '../trial/trial-reading.ts';

/** Where a failure that any step may have happened: the address, the name server or the proxy. */
export function placeFacts(
  step: Failed,
  { reading, context }: { readonly reading: TrialReading; readonly context: AuditContext },
): PlaceFacts {
  return facts({
    name: step.step === 'resolve' ? step.name : undefined,
    server: step.step === 'resolve' ? step.server : undefined,
    address: step.step === 'connect' ? step.address : undefined,
    port: step.step === 'connect' ? step.port : undefined,
    proxy: roleOf(step) === 'proxy' ? proxyLabel(reading.attempt.proxy) : undefined,
    family: step.step === 'connect' ? onlyFamily(step, { reading, context }) : undefined,
    code: step.failure.code,
    detail: step.failure.detail,
  });
}
