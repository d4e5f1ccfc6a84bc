import type { RequestOptions } from 'node:http';
import type { ConnectTo } from '../../model/address/connect-to.ts';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import { mapConnection } from '../connect.ts';
import { type DownloadLookup, lookupFor } from './download-lookup.ts';

/** The way of a download that is not direct. */
export interface DownloadProxy extends DownloadLookup {
  /** Else by the environment. */
  readonly proxy: 'environment' | 'direct' | ProxyServer;
  readonly connectTo?: readonly ConnectTo[];
  readonly timeoutMs: number;
}

type Agent = NonNullable<Exclude<RequestOptions['agent'], boolean>>;

/**
 * proxy-agent, but no PAC file by the side door (it would run unbounded), and no login.
 * @throws what the request then fails with, where the environment names no proxy that can be used.
 */
export async function proxyAgent({ protocol }: URL, hop: DownloadProxy): Promise<Agent> {
  const { ProxyAgent } = await import('proxy-agent');
  const named = typeof hop.proxy === 'object' ? namedProxy(hop.proxy, hop.connectTo) : undefined;
  const agent = new ProxyAgent({
    ...{ keepAlive: false, lookup: lookupFor(hop) },
    // Who is silent would hold the process, which waits for its sockets.
    ...{ signal: hop.signal, timeout: hop.timeoutMs },
    ...(named !== undefined && { getProxyForUrl: () => named }),
  });
  // It would look for the module that asks in the stack of an error, and the command line keeps none.
  agent.protocol = protocol;
  const ask = agent.getProxyForUrl;
  agent.getProxyForUrl = async (url, req) => {
    const text = await ask(url, req);
    if (text === '') return '';
    const proxy = URL.canParse(text) ? new URL(text) : undefined;
    if (!proxy || !/^(?:https?|socks(?:4a?|5h?)?):$/.test(proxy.protocol)) {
      throw new Error(`Cannot use the environment's proxy: ${proxy?.protocol ?? 'not a URL'}`);
    }
    proxy.username = '';
    proxy.password = '';
    return proxy.href;
  };
  return agent;
}

/** A SOCKS proxy looks the name up itself, as it does in an audit. */
function namedProxy({ kind, host, port }: ProxyServer, rules: readonly ConnectTo[] = []): string {
  const scheme = { http: 'http', https: 'https', socks4: 'socks4a', socks5: 'socks5h' }[kind];
  const { address, port: at } = mapConnection([host], port, rules) ?? { address: host, port };
  return `${scheme}://${hostAndPort(address, at)}`;
}
