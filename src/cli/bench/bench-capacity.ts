import type { LoadOptions } from '../../model/load/load.ts';
import type { MachineCapacity } from '../../setup/machine/machine-capacity.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';

/** What the process has open beside its connections. */
const ownFiles = 64;
/** How long a port stays taken behind a connection that we ended (TIME_WAIT of Linux). */
const takenSeconds = 60;

/**
 * Whether this machine has room for a load, told before it starts.
 * @returns a warning where the ports may run out, as far as the system says how many there are.
 * @throws UsageError where so many connections cannot be open at one time.
 */
export function checkCapacity(
  options: Pick<LoadOptions, 'connections' | 'load' | 'rate' | 'durationMs' | 'limit' | 'ending'>,
  { files, ports }: MachineCapacity,
): string | undefined {
  const { connections, load, rate, durationMs, limit, ending } = options;
  if (files !== undefined && connections + ownFiles > files) {
    throw new UsageError(
      `Cannot keep ${connections} connections open: this process may have ${files} files (ulimit -n)`,
    );
  }
  const isKept = load === 'requests' || load === 'transfer';
  if (ports === undefined || isKept || ending === 'reset') return undefined;
  const seconds = limit ? takenSeconds : Math.min(takenSeconds, durationMs / 1000);
  const needed = (limit?.highestRate ?? rate) * seconds;
  if (needed <= ports) return undefined;
  return `Ports may run out: ${Math.round(needed)} connections in a minute, ${ports} ports, each taken for a minute; --reset frees them`;
}
