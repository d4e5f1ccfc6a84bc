import type { AgentSettings } from '../../fleet/agent-folder.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

export interface WayToHub {
  /** `http://HOST:PORT` for each new connection, or undefined for straight. */
  readonly proxyOf: (url: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/**
 * The way of an agent to its hub: straight, through a proxy, or as a PAC file answers, asked anew for each connection.
 * @throws UsageError where `route` is none of these, or has one for a server that is not asked over a WebSocket.
 */
export async function wayToHub(
  { route = 'direct', server }: Pick<AgentSettings, 'route' | 'server'>,
  signal: AbortSignal,
): Promise<WayToHub> {
  if (route === 'direct') return { proxyOf: async () => undefined, close: () => {} };
  if (!/^wss?:/.test(server))
    throw new UsageError(
      `Cannot use ${quoted(route)} for route of agent.json: a proxy needs a server of ws:// or wss://`,
    );
  if (/^http:\/\/[^/@]+:\d+\/?$/.test(route))
    return { proxyOf: async () => route, close: () => {} };
  if (!route.startsWith('pac+'))
    throw new UsageError(
      `Cannot use ${quoted(route)} for route of agent.json: give direct, http://HOST:PORT or pac+URL`,
    );
  const { pacWay } = await import('./pac-way.ts');
  return pacWay(route.slice('pac+'.length), signal);
}
