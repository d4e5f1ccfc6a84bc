import { brokeAtFirst, brokenHandshakes, sameAddress } from './broken-handshake.ts';
import type { ControlRule } from './control-rule.ts';

/** Reserved for documentation (RFC 2606) and so on nobody's block list; nothing is sent to it. */
const harmlessServerName = 'www.example.com';

/** The same address, or the same tunnel, under a name that nobody filters: does the name decide? */
export const harmlessName: ControlRule = {
  control: 'harmless-name',
  askedBy: brokenHandshakes,
  change: ({ trial }) =>
    trial.attempt.host !== harmlessServerName && brokeAtFirst(trial)
      ? { serverName: harmlessServerName, ...sameAddress(trial) }
      : undefined,
};
