import { hostAndPort } from '../model/address/endpoint.ts';
import type { ProxyServer } from '../model/route/route.ts';
import type { NameServer } from '../net/options.ts';
import { type Bound, type BoundOptions, bound } from './bound.ts';

/** What is in flight to one proxy and to one name server, whichever attempt asks. */
export interface Bounds {
  readonly proxy: (proxy: ProxyServer) => Bound;
  /** Those that are asked for one name: the first of them takes the most. */
  readonly nameServer: (servers: readonly NameServer[]) => Bound;
}

export interface BoundsOptions {
  /** Connections to one proxy. */
  readonly perProxy?: number;
  /** Queries to one name server. */
  readonly perNameServer?: number;
}

/** As Chromium has it of browsers (`kDefaultMaxSocketsPerProxyChain`): proxies are made for that. */
export const defaultPerProxy = 32;
/** Less than half of what the forwarder of most small networks takes (dnsmasq: 150). */
export const defaultPerNameServer = 64;
/** A and AAAA. */
const queriesOfName = 2;
/** How a place is lent where nothing is heard for so long; see `bound()`. */
const ofProxy = { lentByEach: 3, lentAfterMs: 750 };
const ofNameServer = { lentByEach: 1, lentAfterMs: 1500 };

/** Opens the bounds of an audit: they last for all of its passes, and so does what they learn. */
export function openBounds({
  perProxy = defaultPerProxy,
  perNameServer = defaultPerNameServer,
}: BoundsOptions = {}): Bounds {
  const names = Math.max(1, Math.floor(perNameServer / queriesOfName));
  const proxies = keep(perProxy, ofProxy);
  const servers = keep(names, ofNameServer);
  return {
    proxy: ({ kind, host, port }) => proxies(`${kind} ${hostAndPort(host, port)}`),
    nameServer: ([first]) => servers(first ? hostAndPort(first.address, first.port) : 'the system'),
  };
}

function keep(
  most: number,
  lending: Pick<BoundOptions, 'lentByEach' | 'lentAfterMs'>,
): (key: string) => Bound {
  const bounds = new Map<string, Bound>();
  return (key) => {
    const known =
      bounds.get(key) ?? bound({ most, maxLent: most * lending.lentByEach, ...lending });
    bounds.set(key, known);
    return known;
  };
}
