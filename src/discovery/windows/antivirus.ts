import { proxyUrl } from '../../model/address/endpoint.ts';
import type { Route, Setting } from '../../model/route/route.ts';
import { keptEntries } from '../kept-entries.ts';
import { makeSetting } from '../make-setting.ts';
import { parsePacSource } from '../parse-pac-source.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { parseStaticProxy } from './parse-static-proxy.ts';
import type { Registry } from './registry.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { withNote } from './with-note.ts';

const places = [
  { id: 'antivirus-policy', key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender' },
  { id: 'antivirus', key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender' },
] as const;
interface Place {
  readonly id: string;
  readonly key: string;
}

/**
 * The settings of Defender Antivirus, the sensor's neighbour with a proxy of its own: ProxyServer
 * (with a scheme), behind it ProxyPacUrl, then what Windows says (WindowsDefender.admx); by policy
 * before those of Set-MpPreference.
 */
export const antivirus: SettingSource = { name: 'antivirus', readBy: 'others', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const all = placesOf(windows);
  const { route, second } = all.find((one) => one.route) ?? {};
  const settings = all.flatMap((one) =>
    withNote(one.settings, one.route === route ? 'antivirus' : 'overridden-by-policy'),
  );
  return { settings, ...(route && { route }), ...(second && { second }) };
}

function placesOf(windows: WindowsMachine): readonly Discovered[] {
  const shown = windows.antivirus;
  const said = (name: string): string | undefined =>
    ({ ProxyServer: shown?.server, ProxyPacUrl: shown?.pac, ProxyBypass: shown?.bypass })[name];
  return [
    ...places.map((place) => readPlace(place, textsOf(windows.registry, place))),
    readPlace({ id: 'antivirus-shown', key: 'Get-MpPreference' }, said),
  ];
}

type Texts = (name: string) => string | undefined;

function textsOf(registry: Registry, { key }: Place): Texts {
  return (name) => {
    const data = registry.get(key, name);
    return typeof data === 'string' && data !== '' ? data : undefined;
  };
}

function readPlace(place: Place, text: Texts): Discovered {
  const server = serverOf(place, text('ProxyServer'));
  const pac = pacOf(place, text('ProxyPacUrl'));
  const list = text('ProxyBypass');
  const route = server.route ?? pac.route;
  // Whether the list counts beside a PAC file is documented nowhere: the file decides alone.
  const bypass = keptEntries(list ?? '', 'wininet');
  const goesBy = bypass.length > 0 ? { bypass, bypassDialect: 'wininet' as const } : {};
  const second = server.route && pac.route;
  const bypassing: readonly Setting[] =
    list === undefined
      ? []
      : [
          makeSetting({
            ...named(place, 'ProxyBypass'),
            raw: withoutLogin(list),
          }),
        ];
  return {
    settings: [...server.settings, ...pac.settings, ...bypassing],
    ...(route && { route: { ...route, ...(server.route && goesBy) } }),
    ...(second && { second: { ...second, id: 'antivirus-pac' } }),
  };
}

function serverOf(place: Place, text: string | undefined): Discovered {
  if (text === undefined) return { settings: [] };
  const known = { ...named(place, 'ProxyServer'), raw: withoutLogin(text) };
  const proxy = parseStaticProxy(text, { scheme: 'due' });
  if ('flaw' in proxy) return { settings: [makeSetting({ ...known, flaw: proxy.flaw })] };
  const route: Route = { ...routeOf(known.id), kind: proxy.kind, proxy };
  return { settings: [makeSetting({ ...known, value: proxyUrl(proxy) })], route };
}

function pacOf(place: Place, text: string | undefined): Discovered {
  if (text === undefined) return { settings: [] };
  const known = named(place, 'ProxyPacUrl');
  const parsed = parsePacSource(text);
  if ('flaw' in parsed) return { settings: [makeSetting({ ...known, ...parsed })] };
  const { pac } = parsed;
  const route: Route = { ...routeOf(known.id), kind: 'pac', pac };
  return { settings: [makeSetting({ ...known, raw: pac, value: pac })], route };
}

function routeOf(setting: string): Pick<Route, 'id' | 'effective' | 'settings'> {
  return { id: 'antivirus', effective: false, settings: [setting] };
}

/** By which of its places a value is there, where that is not the policy. */
const origins: Readonly<Record<string, string | undefined>> = {
  antivirus: ', by Set-MpPreference',
  'antivirus-shown': ', as Get-MpPreference says',
};

function named({ id }: Place, name: string): { id: string; source: string; scope: string } {
  const source = `${name} of Defender Antivirus${origins[id] ?? ''}`;
  return { id: `${id}:${name}`, source, scope: 'antivirus' };
}
