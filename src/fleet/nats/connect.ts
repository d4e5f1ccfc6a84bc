import {
  type ConnectionOptions,
  connect,
  type NatsConnection,
  nkeyAuthenticator,
  wsconnect,
} from '@nats-io/transport-node';
import { openWebSocket } from '../../net/http/web-socket.ts';

export interface Connecting {
  /** `nats://`, `tls://`, `ws://` or `wss://`, with a host and maybe a port. */
  readonly server: string;
  /** The secret half of the nkey; it signs what the server asks, and is never sent. */
  readonly seed: string;
  /** As the server's list of connections has it. */
  readonly name: string;
  /** Where answers come to: what an agent has the right to hear. */
  readonly inbox?: string;
  /** Roots in PEM, where a company's own stands above the hub's certificate. */
  readonly ca?: readonly string[];
  /** The way of each new connection: `http://HOST:PORT`, or undefined for straight; over ws: and wss: alone. */
  readonly proxyOf?: (url: string) => Promise<string | undefined>;
  /** Goes on trying, for as long as it takes, at the first connection too. */
  readonly isPatient: boolean;
}

/**
 * Connects to the hub. A connection that breaks is made again, for ever.
 * @throws an Error of the library's where there is no server at the first try, or it refuses the key, unless it is patient.
 */
export async function connectHub(connecting: Connecting): Promise<NatsConnection> {
  const { server, seed, name, inbox, ca, proxyOf, isPatient } = connecting;
  const options: ConnectionOptions = {
    servers: server,
    name,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 1000,
    reconnectJitter: 1000,
    waitOnFirstConnect: isPatient,
    // A way that was cut without a word is found out within a minute.
    pingInterval: 20_000,
    maxPingOut: 2,
    // Servers that the hub would name are none that anybody configured here.
    ignoreClusterUpdates: true,
    ...(inbox !== undefined && { inboxPrefix: inbox }),
    ...(ca && server.startsWith('tls:') && { tls: { ca: ca.join('\n') } }),
    ...(server.startsWith('tls:') && !ca && { tls: {} }),
  };
  if (!/^wss?:/.test(server)) return connect(options);
  return wsconnect({
    ...options,
    wsFactory: async (url: string) => {
      const proxy = await proxyOf?.(url);
      const way = { ...(proxy !== undefined && { proxy }), ...(ca && { ca }) };
      return { socket: openWebSocket(url, way) as never, encrypted: url.startsWith('wss:') };
    },
  });
}
