import type { RunLoadInput } from '../../src/load/run-load.ts';
import type { LoadOptions } from '../../src/model/load/load.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import type { Listening } from './message.ts';

/** What a bench asks of the generator: tunnels through a proxy of loopback, to its target. */
export function loadInput(
  { proxy, target }: Listening,
  change: Partial<LoadOptions> = {},
): RunLoadInput {
  const options: LoadOptions = {
    load: 'tunnels',
    route: `http://127.0.0.1:${proxy}`,
    target: {
      url: `https://127.0.0.1:${target}/`,
      scheme: 'https',
      host: '127.0.0.1',
      port: target,
      path: '/',
    },
    arrivals: 'constant',
    rate: 50,
    durationMs: 3000,
    warmupMs: 0,
    connections: 500,
    threads: 1,
    timeoutMs: 5000,
    uploadBytes: 0,
    ending: 'fin',
    maxErrors: 0.05,
    maxConnections: 1_000_000,
    maxBytes: 1_000_000_000,
    ...change,
  };
  return {
    options,
    ways: [
      { id: 'proxy', proxy: { kind: 'http', host: '127.0.0.1', port: proxy } },
      { id: 'direct' },
    ],
    net: {
      timeoutMs: 5000,
      // Nobody is asked for a name: all that is here is an address.
      nameServers: [],
      systemOpinion: false,
      fixedAddresses: [],
      connectTo: [],
      trust: trustStore(),
      userAgent: 'netready bench',
    },
    random: Math.random,
    signal: new AbortController().signal,
  };
}
