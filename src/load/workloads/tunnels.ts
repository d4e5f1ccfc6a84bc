import { openWay } from '../open-way.ts';
import type { PreparedWorkload, Workload, WorkloadInput } from './workload.ts';

/** A connection and CONNECT, closed at once; without a proxy, a connection to the target. */
export const tunnels: Workload = (input) => oneConnection(input, { isSecure: false });

/** A tunnel, and a whole TLS handshake with the target in it: no session is ever resumed. */
export const handshakes: Workload = (input) => oneConnection(input, { isSecure: true });

function oneConnection(
  { uploadBytes: _, ...input }: WorkloadInput,
  { isSecure }: { readonly isSecure: boolean },
): PreparedWorkload {
  const options = { ...input, isTunnel: true, isSecure };
  return {
    operate: async (signal) => {
      const { close, steps, failure } = await openWay(options, signal);
      close();
      return { steps, failure, connections: 1, receivedBytes: 0, sentBytes: 0 };
    },
    close: () => {},
  };
}
