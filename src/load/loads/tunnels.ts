import { openWay } from '../open-way.ts';
import type { Load, LoadInput, PreparedLoad } from './load.ts';

/** A connection and CONNECT, closed at once; without a proxy, a connection to the target. */
export const tunnels: Load = (input) => oneConnection(input, { isSecure: false });

/** A tunnel, and a whole TLS handshake with the target in it: no session is ever resumed. */
export const handshakes: Load = (input) => oneConnection(input, { isSecure: true });

function oneConnection(
  { uploadBytes: _, ...input }: LoadInput,
  { isSecure }: { readonly isSecure: boolean },
): PreparedLoad {
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
