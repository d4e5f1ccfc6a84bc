import { splitHostAndPort } from '../../../../model/address/endpoint.ts';
import type { ConnectObservation } from '../../../../model/audit/observation.ts';
import type { ProxyServer } from '../../../../model/route/route.ts';
import { leadOf, proxyOf, type Scene, stepOf } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';
import { type Connection, type CurlCall, curlLine } from './curl-line.ts';
import { isHost, safeUrl } from './safe-url.ts';
import type { ShellName } from './shell-name.ts';

/** What differs from the request of the audit. */
export interface Change
  extends Partial<Pick<CurlCall, 'options' | 'tells' | 'insecure' | 'seconds'>> {
  /** Another server name at the same place. */
  readonly serverName?: string;
  /** The connection goes to this address; `any`: to whichever the name has. */
  readonly address?: string;
  readonly proxy?: ProxyServer;
  readonly insecureProxy?: boolean;
  /** More of the URL, for curl to see a list in it. */
  readonly suffix?: string;
}

/** The request of the audit once more, by curl: the same way, the same address. None where that is not known. */
export function requestLines(scene: Scene, shell: ShellName, change: Change = {}): readonly Line[] {
  const { attempt, seconds } = scene;
  const { serverName, suffix = '', ...others } = change;
  const url = safeUrl({ ...attempt, ...(serverName !== undefined && { host: serverName }) });
  const proxy = change.proxy ?? proxyOf(scene);
  // Redirects are followed from the first request on.
  const isAhead = leadOf(scene)?.hop !== undefined;
  const seen = proxy || isAhead ? undefined : scene.finding.facts.address;
  const address = change.address ?? seen;
  if (url === undefined || (proxy && !isHost(proxy.host))) return [];
  const call: CurlCall = {
    seconds,
    insecure: isDoubted(scene, 'target'),
    insecureProxy: isDoubted(scene, 'proxy'),
    ...others,
    url: `${url}${suffix}`,
    proxy: proxy && listening(proxy, { scene, address }),
    to: proxy ? besideName(scene, serverName) : connectionOf(scene, { serverName, address }),
    options: typed`${methodOf(scene)} ${isAhead ? typed`-L` : []} ${change.options ?? []}`,
  };
  return [curlLine(call, shell)];
}

/** The chain did not verify, or by a root alone that the user added: curl would end there. */
function isDoubted(scene: Scene, role: 'target' | 'proxy'): boolean {
  const seen = stepOf(scene, 'handshake', (one) => one.role === role);
  return seen?.verification !== undefined || seen?.anchor === 'added';
}

function methodOf({ attempt: { expect } }: Scene): Line {
  if (expect?.method === 'HEAD') return typed`-I`;
  return expect?.method === 'POST' ? typed`-X POST -H ${'Content-Length: 0'}` : [];
}

/** Where the proxy really listened, and, of several addresses, at which. */
function listening(
  proxy: ProxyServer,
  { scene, address }: { scene: Scene; address: string | undefined },
): ProxyServer {
  if (address !== undefined) return { ...proxy, host: address };
  const seen = stepOf(scene, 'connect', (one) => one.role === 'proxy');
  return seen?.connectedTo === undefined ? proxy : { ...proxy, ...placeOf(seen) };
}

/** Inside a tunnel to the target, under another name. */
function besideName({ attempt }: Scene, serverName: string | undefined): Connection | undefined {
  if (serverName === undefined) return undefined;
  const { host, port } = attempt;
  return { host: serverName, port, address: host, toPort: port };
}

function connectionOf(
  scene: Scene,
  { serverName, address }: Readonly<Record<'serverName' | 'address', string | undefined>>,
): Connection | undefined {
  const { host, port } = scene.attempt;
  const from = { host: serverName ?? host, port };
  if (address === 'any') return undefined;
  const seen = connectOf(scene, address);
  if (seen) {
    const { host: to, port: toPort } = placeOf(seen);
    return to === from.host && toPort === port ? undefined : { ...from, address: to, toPort };
  }
  return address === undefined || !isHost(address) ? undefined : { ...from, address, toPort: port };
}

/** The connection of the audit to the target, or to one address of it. */
export function connectOf(scene: Scene, address?: string): ConnectObservation | undefined {
  return stepOf(
    scene,
    'connect',
    ({ role, hop, address: to }) =>
      role === 'target' && hop === undefined && (address === undefined || to === address),
  );
}

/** The address and port that a connection really went to. */
export function placeOf({ address, port, connectedTo }: ConnectObservation): {
  readonly host: string;
  readonly port: number;
} {
  return connectedTo === undefined ? { host: address, port } : splitHostAndPort(connectedTo);
}
