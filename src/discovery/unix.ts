import { proxyUrl } from '../model/address/endpoint.ts';
import { environment } from './environment.ts';
import { makeSetting } from './make-setting.ts';
import { parseProxy } from './parse-route.ts';
import type { Discovered, DiscoveryInput, SettingSource } from './setting-source.ts';
import { connectionSettings } from './windows/connection-settings.ts';
import type { ShownSystemProxy } from './windows/settings-file.ts';
import { withNote } from './windows/with-note.ts';
import { withoutLogin } from './without-login.ts';

/** The proxy of the agent on Linux and macOS, as its own settings have it. */
export const unixAgent: SettingSource = { name: 'unix-agent', read: readAgent };

/** The variables of `/etc/environment`, which services and the agent on Linux start with. */
export const environmentFile: SettingSource = { name: 'environment-file', read: readVariables };

/** The proxy settings of macOS, which its agent goes by (Microsoft Learn, mac-prerequisites). */
export const macSystemProxy: SettingSource = {
  name: 'mac-system-proxy',
  read: (input) => readSystem(input, 'scutil'),
};

/** Those of single interfaces of macOS: what is bound to one goes by them, and the agent is not. */
export const macInterfaces: SettingSource = {
  name: 'mac-interfaces',
  readBy: 'others',
  read: ({ windows }) => {
    const own = windows?.systemProxies?.filter((one) => one.interface !== undefined) ?? [];
    const all = own.map((one) => ofSystem(one, `mac-interface-${one.interface}`));
    const route = all.find((one) => one.route)?.route;
    return {
      settings: all.flatMap(({ settings }) => withNote(settings, 'interface')),
      ...(route && { route }),
    };
  },
};

/** Those of the GNOME desktop: no agent reads them. */
export const gnomeProxy: SettingSource = {
  name: 'gnome',
  readBy: 'others',
  read: (input) => {
    const { settings, route } = readSystem(input, 'gnome');
    return { settings: withNote(settings, 'desktop'), ...(route && { route }) };
  },
};

function readAgent({ windows }: DiscoveryInput): Discovered {
  // Managed settings come before what the agent says of itself.
  const agents = windows?.unixAgents ?? [];
  const agent =
    agents.findLast((one) => one.proxy !== undefined && one.from === 'mdatp_managed.json') ??
    agents.findLast((one) => one.proxy !== undefined);
  if (agent?.proxy === undefined) return { settings: [] };
  const id = 'unix-agent:proxy';
  const known = { id, source: agent.from, scope: 'agent', raw: withoutLogin(agent.proxy) };
  const proxy = parseProxy(agent.proxy);
  if ('problem' in proxy) return { settings: [makeSetting({ ...known, flaw: proxy.problem })] };
  const route = { id: 'unix-agent', kind: proxy.kind, proxy, effective: false, settings: [id] };
  return { settings: [makeSetting({ ...known, value: proxyUrl(proxy) })], route };
}

function readVariables({ windows }: DiscoveryInput): Discovered {
  if (windows?.variables === undefined || windows.isUnix !== true) return { settings: [] };
  const { settings, route } = environment.read({ environment: windows.variables });
  const rename = (id: string): string => id.replace('environment:', 'environment-file:');
  return {
    settings: settings.map((one) => ({
      ...one,
      id: rename(one.id),
      source: one.source.replace('environment variable', 'variable in a file,'),
      ...(one.lostBecause && { lostBecause: rename(one.lostBecause) }),
    })),
    ...(route && {
      route: { ...route, id: 'environment-file', settings: route.settings.map(rename) },
    }),
  };
}

function readSystem({ windows }: DiscoveryInput, by: 'scutil' | 'gnome'): Discovered {
  const shown = windows?.systemProxies?.findLast((one) => one.by === by && !one.interface);
  if (shown === undefined) return { settings: [] };
  return ofSystem(shown, by === 'scutil' ? 'mac-system-proxy' : 'gnome');
}

function ofSystem(shown: ShownSystemProxy, id: string): Discovered {
  const scutil = shown.interface
    ? `scutil --proxy, interface ${shown.interface}`
    : 'scutil --proxy';
  const isMac = shown.by === 'scutil';
  const parts = [
    shown.https && `https=${shown.https}`,
    shown.http && `http=${shown.http}`,
    shown.socks && `socks=${shown.socks}`,
  ].filter(Boolean);
  return connectionSettings({
    id,
    source: isMac ? scutil : 'org.gnome.system.proxy',
    scope: isMac ? 'machine' : 'user',
    autoDetect: shown.autoDetect,
    pac: shown.pac,
    proxy: parts.length === 0 ? undefined : parts.join(';'),
    bypass: shown.bypass?.replaceAll(',', ';'),
  });
}
