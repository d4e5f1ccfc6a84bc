import { proxyOf, type Scene, stepOf } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';
import { opensslLine } from './openssl-line.ts';
import { connectOf, placeOf, requestLines } from './request-lines.ts';
import { isHost } from './safe-url.ts';
import type { ShellName } from './shell-name.ts';

/**
 * Shows the chain that was presented: openssl where it can go the way of the audit, and curl where it
 * cannot: behind a proxy of another kind than HTTP, and on Windows, which has no openssl.
 */
export function certificateLines(scene: Scene, shell: ShellName): readonly Line[] {
  const proxy = proxyOf(scene);
  const seen = stepOf(scene, 'handshake', ({ role }) => role === 'target');
  const { host, port, serverName } = scene.attempt;
  if (shell === 'powershell') {
    const options = typed`-w ${'%{certs}'}`;
    return requestLines(scene, shell, { options, insecure: true, tells: 'figures' });
  }
  if ((proxy && proxy.kind !== 'http') || !isHost(host)) {
    return requestLines(scene, shell, { insecure: true });
  }
  const at = stepOf(scene, 'connect', ({ role }) => role === (proxy ? 'proxy' : 'target'));
  if (proxy && !isHost(proxy.host)) return [];
  const direct = connectOf(scene);
  const place = !proxy && direct ? placeOf(direct) : { host, port };
  const name = seen?.serverName ?? (serverName === '' ? undefined : (serverName ?? nameOf(host)));
  return [
    opensslLine({
      ...place,
      proxy: proxy && (at?.connectedTo === undefined ? proxy : placeOf(at)),
      serverName: name,
      checkedName: seen?.checkedName ?? host,
    }),
  ];
}

/** ClientHello names no address (RFC 6066, section 3). */
function nameOf(host: string): string | undefined {
  return /^[\d.]+$|:/.test(host) ? undefined : host;
}
