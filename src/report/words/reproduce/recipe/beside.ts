import type { ProxyKind } from '../../../../model/route/route.ts';
import { lookUpLines } from '../call/look-up-lines.ts';
import { requestLines } from '../call/request-lines.ts';
import type { ShellName } from '../call/shell-name.ts';
import { proxyOf, type Scene, stepOf } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';

/** At the address that is dead, and at the one that serves. */
export function addressesBeside(scene: Scene, shell: ShellName): readonly Line[] {
  const { address, servedBy } = scene.finding.facts;
  return [address, servedBy].flatMap((one) => {
    if (one === undefined) return [];
    // Of a proxy, where it really listened is known by its own connection.
    const seen = stepOf(scene, 'connect', (connect) => connect.address === one);
    const isMapped = proxyOf(scene) && seen?.connectedTo !== undefined;
    return isMapped ? [] : requestLines(scene, shell, { address: one });
  });
}

/** IPv4: that the name server has no address, or that the connection fails; and IPv6, which serves. */
export function withoutIpv4(scene: Scene, shell: ShellName): readonly Line[] {
  const { server, address } = scene.finding.facts;
  const missing =
    server === undefined
      ? requestLines(scene, shell, { address: 'any', options: typed`--ipv4` })
      : lookUpLines(scene, shell, { server });
  const serving = address === undefined ? [] : requestLines(scene, shell, { address });
  return missing.length === 0 || serving.length === 0 ? [] : [...missing, ...serving];
}

/** At the address of IPv6 that fails, and over IPv4. */
export function withoutIpv6(scene: Scene, shell: ShellName): readonly Line[] {
  const { address } = scene.finding.facts;
  const failing = address === undefined ? [] : requestLines(scene, shell, { address });
  return [...failing, ...requestLines(scene, shell, { address: 'any', options: typed`--ipv4` })];
}

const kinds: Readonly<Record<string, ProxyKind>> = {
  HTTP: 'http',
  TLS: 'https',
  SOCKS5: 'socks5',
  SOCKS4: 'socks4',
};

/** As the setting names the proxy, and as it speaks. */
export function spokenScheme(scene: Scene, shell: ShellName): readonly Line[] {
  const proxy = proxyOf(scene);
  const kind = kinds[scene.finding.facts.speaks ?? ''];
  // That it speaks TLS is the point, and not whose its certificate is.
  const asSpoken = proxy && kind && { proxy: { ...proxy, kind }, insecureProxy: kind === 'https' };
  const spoken = asSpoken && requestLines(scene, shell, asSpoken);
  return [...requestLines(scene, shell), ...(spoken ?? [])];
}
