import type { PlaceFacts } from '../../model/finding-facts.ts';
import { onlyFamily } from '../connect/only-family.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Known } from '../known/known.ts';
import { type Failed, roleOf, type Seen } from '../trial/seen.ts';

/** Where a failure that any step may have happened: the address, the name server or the proxy. */
export function placeFacts(
  step: Failed,
  { seen, known }: { readonly seen: Seen; readonly known: Known },
): PlaceFacts {
  return facts({
    name: step.step === 'resolve' ? step.name : undefined,
    server: step.step === 'resolve' ? step.server : undefined,
    address: step.step === 'connect' ? step.address : undefined,
    port: step.step === 'connect' ? step.port : undefined,
    proxy: roleOf(step) === 'proxy' ? proxyLabel(seen.attempt.proxy) : undefined,
    family: step.step === 'connect' ? onlyFamily(step, { seen, known }) : undefined,
    code: step.failure.code,
    detail: step.failure.detail,
  });
}
