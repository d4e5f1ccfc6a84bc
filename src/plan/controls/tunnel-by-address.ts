import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { failedTunnel } from '../trial-facts.ts';
import { fewHosts } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** A proxy that opens no tunnel, in whatever manner. */
const closedTunnels: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'tunnel');

/**
 * A tunnel through the same proxy to a public address of the name in place of the name: does the
 * proxy judge, or fail to look up, the name? The handshake goes by the name and tells who answers.
 */
export const tunnelByAddress: ControlRule = {
  control: 'tunnel-by-address',
  askedBy: closedTunnels,
  maxHosts: fewHosts,
  givesWay: true,
  change: ({ trial }, { addresses }) => {
    const proxy = trial.attempt.scheme === 'https' ? failedTunnel(trial)?.proxy : undefined;
    const address = addresses.known(trial.attempt.host);
    return proxy === undefined || address === undefined ? undefined : { address, proxy };
  },
};
