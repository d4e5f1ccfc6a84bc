import type { MachineCapacity } from './machine-capacity.ts';
import type { Pace } from './requested-pace.ts';

/** What the process has open beside its attempts. */
const ownFiles = 64;
/** A connection, and a look-up beside it. */
const filesOfAttempt = 2;
/** The simulated network holds the other ends in this process, those of its proxies too. */
const filesOfLabAttempt = 6;

export interface Fitted {
  readonly pace: Pace;
  /** What was lowered, and what to do; absent where there is room. */
  readonly warning?: string;
}

/**
 * As many attempts at one time as this machine has files and local ports for, so that no target is
 * said to fail for want of them; where the system does not say, as many as were asked for.
 */
export function fitToCapacity(
  pace: Pace,
  { files, ports, inLab = false }: MachineCapacity & { readonly inLab?: boolean },
): Fitted {
  const each = inLab ? filesOfLabAttempt : filesOfAttempt;
  const byFiles = Math.floor(((files ?? Number.POSITIVE_INFINITY) - ownFiles) / each);
  const byPorts = ports ?? Number.POSITIVE_INFINITY;
  const most = Math.max(1, Math.min(byFiles, byPorts));
  if (pace.concurrency <= most) return { pace };
  const why =
    byFiles <= byPorts
      ? `this process may have ${files} files open, and an attempt takes ${each}: raise ulimit -n`
      : `this machine has ${ports} local ports: widen net.ipv4.ip_local_port_range`;
  return {
    pace: { ...pace, concurrency: most },
    warning: `netready: Lowered --concurrency from ${pace.concurrency} to ${most}: ${why}`,
  };
}
