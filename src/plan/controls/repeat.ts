import type { FindingKind } from '../../model/finding.ts';
import type { Trial } from '../../model/report.ts';
import { broke } from '../trial-facts.ts';
import type { ControlRule } from './control-rule.ts';

/** Faults that may pass by themselves. */
const mayPass: ReadonlySet<FindingKind> = new Set([
  'resolver-failure',
  'resolver-silence',
  'port-refusal',
  'port-silence',
  'host-unreachable',
  'network-unreachable',
  'proxy-refusal',
  'proxy-silence',
  'proxy-hang-up',
  'proxy-upstream-failure',
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
  'exchange-reset',
  'exchange-closure',
  'exchange-silence',
  'exchange-stall',
]);

/** Once more, with nothing changed: a fault that may pass by itself is told from one that lasts. */
export const repeat: ControlRule = {
  control: 'repeat',
  change: ({ trial, kinds }) => {
    const brokenRecords = kinds.includes('handshake-failure') && broke(trial) !== undefined;
    const isDue = kinds.some((kind) => mayPass.has(kind)) || brokenRecords || isDeadWayOut(trial);
    return isDue ? {} : undefined;
  },
};

/** A way out is not called dead for a single loss. */
function isDeadWayOut({ attempt, observations }: Trial): boolean {
  return attempt.control === 'way-out' && observations.at(-1)?.failure != null;
}
