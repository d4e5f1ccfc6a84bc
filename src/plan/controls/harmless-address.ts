import { broke } from '../trial-facts.ts';
import { brokenHandshakes, sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/**
 * The target's name at the address, or through a tunnel to the name, of another host that passes
 * this way: where it breaks off there too, the name decides. It is also the answer to a filter that
 * reads the server's certificate, which no other name at the target's own address can clear.
 */
export const harmlessAddress: ControlRule = {
  control: 'harmless-address',
  askedBy: brokenHandshakes,
  change: ({ trial }, { harmless }) => {
    const name = broke(trial)?.serverName;
    const other = name === undefined ? undefined : harmless.besides(trial);
    if (name === undefined || other === undefined) return undefined;
    const { host, port } = other.attempt;
    return { serverName: name, host, port, ...sameAddress(other) };
  },
};
