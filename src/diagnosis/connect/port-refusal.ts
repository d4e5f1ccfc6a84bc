import { facts } from '../facts.ts';
import { nearActor } from '../known/paths.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { onlyFamily } from './only-family.ts';

/**
 * RST or ICMP port unreachable: nobody listens, or a filter rejects. On loopback there is no network
 * that could.
 */
export const portRefusal: Rule<'port-refusal'> = {
  kind: 'port-refusal',
  severity: 'error',
  actor: 'network-path',
  rivals: ['service-outage'],
  prove: (reading, context) => {
    const step = endedAt(reading, { step: 'connect', role: 'target', codes: ['refused', 'reset'] });
    if (step === undefined) return undefined;
    const { address, port, failure } = step;
    const family = onlyFamily(step, { reading, context });
    return {
      ...(isLoopback(address)
        ? { actor: 'this-machine' }
        : nearActor(reading, { step, ...context.paths })),
      evidence: reading.endIds,
      facts: facts({ address, port, family, code: failure.code }),
    };
  },
};

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.');
}
