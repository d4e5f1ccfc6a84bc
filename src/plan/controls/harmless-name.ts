import { broke } from '../trial-facts.ts';
import { brokenHandshakes, sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** Reserved for documentation (RFC 2606) and so on nobody's block list; nothing is sent to it. */
const harmless = 'www.example.com';

/**
 * The same address, or the same tunnel, under a name that nobody filters: does the name decide?
 * Asked of a host that passes as well, where another's name is tried at its address: a server that
 * takes no foreign name would break that off by itself.
 */
export const harmlessName: ControlRule = {
  control: 'harmless-name',
  change: ({ trial, kinds }, { harmless: { serves } }) => {
    const isAsked = kinds.some((kind) => brokenHandshakes.has(kind)) && broke(trial);
    if (trial.attempt.host === harmless || !(isAsked || serves(trial))) return undefined;
    return { serverName: harmless, ...sameAddress(trial) };
  },
};
