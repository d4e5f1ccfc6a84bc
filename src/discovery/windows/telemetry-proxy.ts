import { proxyUrl } from '../../model/address/endpoint.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import type { Route, Setting } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { parseStaticProxy } from './parse-static-proxy.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWinhttpSettings } from './winhttp-settings.ts';
import { readWinhttpShown } from './winhttp-shown.ts';

const dataCollection = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
const sense = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
const scope = 'sensor';

/**
 * The static proxy of the sensor, as Group Policy sets it: TelemetryProxyServer, host and port,
 * with DisableEnterpriseAuthProxy beside it. Requests for revocation and trust lists over plain
 * HTTP do not take it unless PreferStaticProxyForHttpRequest is 1; they go as WinHTTP says
 * (learn.microsoft.com, defender-endpoint/configure-proxy-internet).
 */
export const telemetryProxy: SettingSource = { name: 'telemetry-proxy', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const value = windows.registry.get(dataCollection, 'TelemetryProxyServer');
  const disabled = windows.registry.get(dataCollection, 'DisableEnterpriseAuthProxy');
  const switches = [
    switchOf('DisableEnterpriseAuthProxy', disabled),
    switchOf('PreferStaticProxyForHttpRequest', preference(windows)),
  ].filter((setting) => setting !== undefined);
  if (value === undefined || value === '') return { settings: switches };
  const raw = typeof value === 'string' ? value : '';
  const proxy =
    typeof value === 'string'
      ? parseStaticProxy(value, { scheme: 'none' })
      : ({ flaw: 'encoding' } as const);
  const problems: readonly FindingKind[] = disabled === 1 ? [] : ['authenticated-proxy-allowed'];
  const known = { ...named('TelemetryProxyServer'), raw: withoutLogin(raw), problems };
  if ('flaw' in proxy) {
    return { settings: [makeSetting({ ...known, flaw: proxy.flaw }), ...switches] };
  }
  const prefers = preference(windows) === 1;
  const route: Route = {
    id: telemetryProxy.name,
    kind: proxy.kind,
    proxy,
    ...(!prefers && { proxyForHttp: forHttp(windows) }),
    effective: false,
    settings: [known.id],
  };
  return { settings: [makeSetting({ ...known, value: proxyUrl(proxy) }), ...switches], route };
}

function preference({ registry }: WindowsMachine): unknown {
  return registry.get(sense, 'PreferStaticProxyForHttpRequest');
}

/** As the machine's static WinHTTP proxy has it, from the registry or from netsh, the registry first. */
function forHttp(windows: WindowsMachine): NonNullable<Route['proxyForHttp']> {
  const route = readWinhttpSettings(windows).route ?? readWinhttpShown(windows).route;
  return route?.proxyForHttp ?? route?.proxy ?? 'direct';
}

function switchOf(name: string, data: unknown): Setting | undefined {
  if (data === undefined) return undefined;
  const flaw = typeof data === 'number' ? undefined : 'encoding';
  return makeSetting({ ...named(name), raw: typeof data === 'number' ? String(data) : '', flaw });
}

function named(name: string): {
  readonly id: string;
  readonly source: string;
  readonly scope: string;
} {
  return { id: `policy:${name}`, source: name, scope };
}
