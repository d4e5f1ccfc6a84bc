import type { Authorities } from './authorities.ts';
import type { LabProxy } from './fault.ts';
import type { LabProxyAddress } from './lab.ts';
import type { LabLog } from './lab-log.ts';
import type { Listeners, Presence } from './listeners.ts';
import { plainOrigin, secureOrigin } from './origin.ts';
import { httpProxy } from './proxy/http-proxy.ts';
import { socksProxy } from './proxy/socks-proxy.ts';
import type { Place } from './proxy/surroundings.ts';

export interface ProxyOptions {
  readonly locate: (place: Place) => number | undefined;
  readonly authorities: Authorities;
  readonly listeners: Listeners;
  readonly log: LabLog;
}

const namedPorts = { http: 8080, https: 8443, socks5: 1080 } as const;

/** Starts one proxy on a port of 127.0.0.1, or gives the address of one that is not there. */
export async function startProxy(proxy: LabProxy, options: ProxyOptions): Promise<LabProxyAddress> {
  const { kind, absent } = proxy;
  const name = `${proxy.name}-proxy.corp.example`;
  const namedPort = namedPorts[kind];
  if (absent === 'no-name') return { kind, host: name, port: namedPort, name, namedPort };
  const presence = absent ?? (await presenceOf(proxy, { ...options, name }));
  const port = await options.listeners.portOf(presence);
  return { kind, host: '127.0.0.1', port, name, namedPort };
}

async function presenceOf(
  { kind, flaw, rules = [] }: LabProxy,
  { name, authorities, ...options }: ProxyOptions & { readonly name: string },
): Promise<Presence> {
  const around = { ...options, name, rules };
  if (kind === 'socks5') return socksProxy(around);
  const { onConnect, onRequest } = httpProxy(around);
  if (kind === 'http') return plainOrigin(onRequest, onConnect);
  const names = [name, '127.0.0.1'];
  return secureOrigin(onRequest, { authority: authorities.services, flaw, names, onConnect });
}
