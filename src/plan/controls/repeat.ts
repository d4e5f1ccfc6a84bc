import type { FindingKind } from '../../model/finding.ts';
import { kindsWith } from '../../model/finding-traits.ts';
import type { Trial } from '../../model/report.ts';
import { broke } from '../trial-facts.ts';
import type { ControlRule } from './control-rule.ts';

/** Faults that may pass by themselves. */
const mayPass: ReadonlySet<FindingKind> = kindsWith((traits) => traits.mayPass === true);

/** Once more, with nothing changed: a fault that may pass by itself is told from one that lasts. */
export const repeat: ControlRule = {
  control: 'repeat',
  change: ({ trial, kinds }) => {
    const isDue = kinds.some((kind) => mayBeGone(kind, trial)) || isDeadWayOut(trial);
    return isDue ? {} : undefined;
  },
};

/** A chain that fails for a reason of its own is the same the next time. */
function mayBeGone(kind: FindingKind, trial: Trial): boolean {
  return mayPass.has(kind) && (kind !== 'handshake-failure' || broke(trial) !== undefined);
}

/** A way out is not called dead for a single loss. */
function isDeadWayOut({ attempt, observations }: Trial): boolean {
  return attempt.control === 'way-out' && observations.at(-1)?.failure != null;
}
