import { describe, expect, it } from 'vitest';
import { componentWays } from '../../src/discovery/component-ways.ts';
import { type Discovery, direct, discover } from '../../src/discovery/discover.ts';
import { machineWays } from '../../src/discovery/machine-ways.ts';
import { parseSettingsFile } from '../../src/discovery/windows/parse-settings-file.ts';
import type { SettingsFile } from '../../src/discovery/windows/settings-file.ts';
import { windowsMachine } from '../../src/discovery/windows/windows-machine.ts';
import { askersOf, type ComponentSystem } from '../../src/model/route/askers-of.ts';
import type { Target } from '../../src/model/target/target.ts';
import { waysMatrix } from '../../src/plan/ways-matrix.ts';
import {
  dataCollection,
  internetSettings,
  type Keys,
  machineOf,
  sense,
  systemSettings,
  userSettings,
} from './windows/machine.ts';
import { connectionBytes, winhttpBytes } from './windows/settings-bytes.ts';

const control = 'HKLM\\SYSTEM\\CurrentControlSet';
/** A company in which every source names another proxy. */
const company: Keys = {
  [dataCollection]: { TelemetryProxyServer: 'telemetry.example:1', DisableEnterpriseAuthProxy: 1 },
  [`${internetSettings}\\Connections`]: {
    WinHttpSettings: winhttpBytes('winhttp.example:2', '*.windowsupdate.com;microsoft.com'),
  },
  [`${systemSettings}\\Connections`]: {
    DefaultConnectionSettings: connectionBytes(3, { proxy: 'system.example:3' }),
  },
  [userSettings]: { ProxyEnable: 1, ProxyServer: 'user.example:4' },
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender': {
    ProxyServer: 'http://av.example:5',
    ProxyBypass: '*.wd.microsoft.com',
  },
  [`${control}\\Services\\HealthService\\Parameters`]: { 'Proxy Url': 'http://mma.example:6' },
  [`${control}\\Control\\Session Manager\\Environment`]: { HTTPS_PROXY: 'http://env.example:7' },
};

const targets: readonly Target[] = [
  row('https://winatp-gw-weu.microsoft.com/commands/test', 'Microsoft Defender for Endpoint'),
  row('https://wdcp.microsoft.com/', 'Microsoft Defender Antivirus', 'MAPS'),
  row('https://europe.cp.wd.microsoft.com/', 'Microsoft Defender Antivirus', 'MAPS'),
  row('http://ctldl.windowsupdate.com/x.cab', 'Microsoft Defender for Endpoint', 'CRL'),
  row('http://crl.microsoft.com/', 'Microsoft Defender for Endpoint', 'CRL'),
  row('https://definitionupdates.microsoft.com/', 'Microsoft Defender Antivirus', 'MU / WU'),
  row('https://nav.smartscreen.microsoft.com/', 'Microsoft Defender SmartScreen'),
  row('https://security.microsoft.com/', 'Defender portal', 'Admin portal'),
  row('https://x.wns.windows.com/', 'Microsoft Defender for Endpoint', 'Common'),
  row('https://a.ods.opinsights.azure.com/', 'Microsoft Defender for Endpoint'),
];

function row(url: string, service: string, category: string = ''): Target {
  const { hostname: host, protocol } = new URL(url);
  const port = protocol === 'http:' ? 80 : 443;
  const plain = { id: url, url, host, port, service, category };
  return { ...plain, region: 'WW', required: true, reasons: [] };
}

function matrix(discovery: Discovery, { os, agent }: ComponentSystem): readonly string[] {
  const routes = [...discovery.found.map(({ route }) => route), direct];
  const systems = [os];
  const asked = targets.map((one) => ({ ...one, askedBy: askersOf(one, { systems, agent }) }));
  const ways = componentWays(discovery);
  const rows = waysMatrix({ targets: asked, systems, ways, routes });
  return rows.map(({ component, way: { kind, proxy, bypassedBy } }) =>
    [component, proxy?.host ?? kind, bypassedBy].filter(Boolean).join(' '),
  );
}

function ofTexts(...texts: readonly string[]): Discovery {
  const files = texts.map((text) => parseSettingsFile(Buffer.from(text)) as SettingsFile);
  return discover({ environment: {}, windows: windowsMachine(files) });
}

describe('the matrix URL × component × way', () => {
  const windows = discover({ environment: {}, windows: machineOf(company) });
  const neighbours = [
    'antivirus av.example',
    'antivirus direct *.wd.microsoft.com',
    'revocation direct *.windowsupdate.com',
    'revocation winhttp.example',
    'antivirus av.example',
    'user-programs user.example',
    'user-programs user.example',
    'push direct',
    'monitoring-agent mma.example',
  ];

  it('of Windows 11', () => {
    expect(matrix(windows, { os: 'windows-11' })).toEqual([
      'sensor telemetry.example',
      ...neighbours,
    ]);
  });

  it('of Server 2016 with the unified agent', () => {
    const { [dataCollection]: _, ...keys } = company;
    const unset = discover({ environment: {}, windows: machineOf(keys) });
    expect(matrix(unset, { os: 'windows-server-2016', agent: 'unified' })).toEqual([
      'unified-agent env.example',
      ...neighbours,
    ]);
  });

  it('of Server 2016 with the monitoring agent', () => {
    const system = { os: 'windows-server-2016', agent: 'mma' } as const;
    expect(matrix(windows, system)).toEqual(['monitoring-agent mma.example', ...neighbours]);
  });

  it('of Linux', () => {
    const linux = ofTexts(
      '{"cloudService":{"proxy":"http://managed.example:1"}}',
      'HTTPS_PROXY=http://env.example:2\n',
      "org.gnome.system.proxy mode 'auto'\norg.gnome.system.proxy autoconfig-url 'http://pac.example/'\n",
    );
    const agent = 'linux-agent managed.example';
    expect(matrix(linux, { os: 'linux' })).toEqual(targets.map(() => agent));
    const way = componentWays(linux).find(({ component }) => component === 'linux-agent');
    expect(way?.losers).toEqual([
      { route: 'environment-file', because: 'fallback' },
      { route: 'gnome', because: 'cannot' },
    ]);
  });

  it('of macOS', () => {
    const mac = ofTexts(
      '<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.smartscreen.microsoft.com\n  }\n  HTTPEnable : 1\n  HTTPPort : 80\n  HTTPProxy : plain.example\n  HTTPSEnable : 1\n  HTTPSPort : 8080\n  HTTPSProxy : mac.example\n}\n',
    );
    expect(matrix(mac, { os: 'macos' })).toEqual([
      'mac-agent mac.example',
      'mac-agent mac.example',
      'mac-agent mac.example',
      'mac-agent plain.example',
      'mac-agent plain.example',
      'mac-agent mac.example',
      'mac-agent direct *.smartscreen.microsoft.com',
      'mac-agent mac.example',
      'mac-agent mac.example',
      'mac-agent mac.example',
    ]);
  });
});

describe('componentWays()', () => {
  const of = (
    keys: Keys,
    component: string,
  ): ReturnType<typeof componentWays>[number] | undefined =>
    componentWays(discover({ environment: {}, windows: machineOf(keys) })).find(
      (one) => one.component === component,
    );

  it('gives every component of an unset machine automatic detection, but those that never detect', () => {
    const ways = componentWays(discover({ environment: {}, windows: machineOf({}) }));
    const detecting = ways.filter(({ detection }) => detection === 'unsearched');
    expect(detecting.map(({ component }) => component)).toEqual([
      'sensor',
      'unified-agent',
      'monitoring-agent',
      'antivirus',
      'windows-update',
      'revocation',
      'user-programs',
    ]);
  });

  it('takes the static proxy for plain requests where that is preferred', () => {
    const preferred = { ...company, [sense]: { PreferStaticProxyForHttpRequest: 1 } };
    expect(of(preferred, 'revocation')?.route).toBe('telemetry-proxy');
    expect(of(company, 'revocation')?.route).toBe('winhttp');
  });

  it('falls back as the guide says: direct behind TelemetryProxyServer', () => {
    expect(of(company, 'sensor')?.fallback).toEqual({
      route: 'direct',
      basis: 'Microsoft Learn, verify-connectivity',
    });
  });

  it('falls back as the policy says: to the PAC file of the antivirus, then to no proxy', () => {
    const basis = 'WindowsDefender.admx';
    const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
    const fallbackOf = (values: Keys[string]) =>
      of({ ...company, [key]: values }, 'antivirus')?.fallback;
    expect(of(company, 'antivirus')?.fallback).toEqual({ route: 'direct', basis });
    const [ProxyServer, ProxyPacUrl] = ['http://av.example:5', 'http://pac.example/'];
    expect(fallbackOf({ ProxyServer, ProxyPacUrl })).toEqual({ route: 'antivirus-pac', basis });
    expect(fallbackOf({ ProxyPacUrl })).toEqual({ route: 'direct', basis });
  });

  it('falls back as Windows Update does: to the way of the user who is signed in', () => {
    const basis = 'Microsoft Learn, windows-update-client-determines-proxy-server-connect';
    expect(of(company, 'windows-update')?.fallback).toEqual({ route: 'wininet-user', basis });
    const { [userSettings]: _, ...others } = company;
    expect(of(others, 'windows-update')?.fallback.basis).toBe('inference');
  });

  it('has nothing behind the static proxy by which a list of revocation is fetched', () => {
    const basis = 'Microsoft Learn, description-of-cryptography-api-proxy-from-crl';
    expect(of(company, 'revocation')).toMatchObject({
      ...{ route: 'winhttp', basis, fallback: { route: 'winhttp', basis } },
    });
    const account = {
      'HKU\\S-1-5-20\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings': {
        ...{ ProxyEnable: 1, ProxyServer: 'service.example:8' },
      },
    };
    const lost = (component: string) =>
      of(account, component)?.losers.find(({ route }) => route === 'wininet-S-1-5-20')?.because;
    expect(['revocation', 'sensor'].map(lost)).toEqual(['in-part', 'not-read']);
  });

  it('takes the static proxy of a connection behind its PAC file', () => {
    const both = connectionBytes(7, { pac: 'http://pac.example/', proxy: 'static.example:8' });
    const keys = { [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: both } };
    expect(of(keys, 'sensor')).toMatchObject({
      ...{ route: 'wininet-system' },
      fallback: { route: 'wininet-system-manual', basis: 'inference' },
    });
    const off = { [`${control}\\Services\\WinHttpAutoProxySvc`]: { Start: 4 } };
    const unread = discover({ environment: {}, windows: machineOf({ ...keys, ...off }) });
    expect(unread.route).toMatchObject({ id: 'wininet-system-manual', kind: 'http' });
    expect(unread.settings.filter(({ wins }) => wins).map(({ id }) => id)).toContain(
      'wininet-system:proxy',
    );
  });

  it('names what is malformed before a way, for who reads it', () => {
    const keys = { [dataCollection]: { TelemetryProxyServer: 'http=p:80' } };
    expect(of(keys, 'sensor')?.flawed).toEqual(['policy:TelemetryProxyServer']);
    expect(of(keys, 'antivirus')).not.toHaveProperty('flawed');
    expect(of(keys, 'revocation')).not.toHaveProperty('flawed');
    const preferred = { ...keys, [sense]: { PreferStaticProxyForHttpRequest: 1 } };
    expect(of(preferred, 'revocation')?.flawed).toEqual(['policy:TelemetryProxyServer']);
  });

  it('has the source of detection for an unset machine, and none where detection is off', () => {
    const switches = { [`${internetSettings}\\WinHttp`]: { DisableWpad: 1 } };
    expect(of({}, 'sensor')).toMatchObject({
      ...{ route: 'direct', detection: 'unsearched' },
      basis: 'Microsoft Learn, configure-proxy-internet',
    });
    expect(of(switches, 'sensor')).toMatchObject({ route: 'direct', basis: 'inference' });
    expect(of(switches, 'sensor')).not.toHaveProperty('detection');
  });

  it('says of each loser why it lost', () => {
    expect(of(company, 'antivirus')?.losers).toContainEqual({ route: 'winhttp', because: 'later' });
    expect(of(company, 'antivirus')?.losers).toContainEqual({
      route: 'monitoring-agent',
      because: 'not-read',
    });
    expect(of(company, 'push')?.losers.every(({ because }) => because === 'no-proxy')).toBe(true);
  });

  const policies = internetSettings.replace('Microsoft', 'Policies\\Microsoft');
  const machine = { ProxyEnable: 1, ProxyServer: 'machine.example:8' };

  it('takes nothing of an account where ProxySettingsPerUser is 0, not as a fallback either', () => {
    const keys = { ...company, [policies]: { ProxySettingsPerUser: 0 } };
    const shared = { ...keys, [internetSettings]: machine };
    const lost = { route: 'wininet-user', because: 'per-machine' };
    expect(of(shared, 'user-programs')).toMatchObject({
      ...{ route: 'wininet-machine', fallback: { route: 'direct' } },
      losers: expect.arrayContaining([lost]),
    });
    const { [dataCollection]: _, [`${internetSettings}\\Connections`]: __, ...rest } = keys;
    expect(of(rest, 'sensor')?.route).toBe('direct');
    expect(of(rest, 'sensor')?.losers).toContainEqual({
      ...{ route: 'wininet-system', because: 'per-machine' },
    });
  });

  const vpn = connectionBytes(3, { proxy: 'vpn.example:9' });

  it('takes the way of a VPN in place of the settings of its account alone, while it is in use', () => {
    const place = `${systemSettings}\\Connections`;
    const keys = { [place]: { DefaultConnectionSettings: connectionBytes(1), VPN: vpn } };
    const because = (one: Keys, component: string) =>
      of(one, component)?.losers.find(({ route }) => route.startsWith('connection-'))?.because;
    const all = ['sensor', 'antivirus', 'monitoring-agent', 'user-programs'];
    expect(all.map((one) => because(keys, one))).toEqual([
      ...['while-connected', 'while-connected', 'while-connected', 'not-read'],
    ]);
    expect(because({ ...company, ...keys }, 'sensor')).toBe('later');
    const own = { [`${userSettings}\\Connections`]: { VPN: vpn } };
    expect(all.map((one) => because(own, one))).toEqual([
      ...['not-read', 'not-read', 'not-read', 'while-connected'],
    ]);
  });

  it('names the setting that has detection off, for each account its own', () => {
    const keys = {
      [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: connectionBytes(1) },
    };
    expect(of(keys, 'sensor')).toMatchObject({ detectionBy: 'wininet-system:no-auto-detect' });
    expect(of(keys, 'sensor')).not.toHaveProperty('detection');
    expect(of(keys, 'user-programs')).toMatchObject({
      ...{ detection: 'unsearched', detectionBy: 'default:auto-detect-user' },
    });
  });

  it.each(['sensor', 'antivirus', 'user-programs'])(
    'detects for %s before the PAC file of a connection that has detection on',
    (component) => {
      const hive = component === 'user-programs' ? userSettings : systemSettings;
      const source = component === 'user-programs' ? 'wininet-user' : 'wininet-system';
      const detecting = connectionBytes(13, { pac: 'http://pac.example/' });
      const keys = { [`${hive}\\Connections`]: { DefaultConnectionSettings: detecting } };
      expect(of(keys, component)).toMatchObject({
        ...{ route: source, detection: 'unsearched', detectionBy: `${source}:auto-detect` },
      });
      const plain = connectionBytes(5, { pac: 'http://pac.example/' });
      const off = { [`${hive}\\Connections`]: { DefaultConnectionSettings: plain } };
      expect(of(off, component)).not.toHaveProperty('detection');
    },
  );

  it('detects first on a Mac whose system does, whatever else is set there', () => {
    const on = '  ProxyAutoDiscoveryEnable : 1\n';
    const pac = '  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://pac.example/\n';
    const macOf = (lines: string) => {
      const discovery = ofTexts(`<dictionary> {\n${lines}}\n`);
      const [way] = machineWays(discovery);
      return [discovery.detection, way?.component, way?.detection, way?.route];
    };
    expect(macOf(on + pac)).toEqual(['unsearched', 'mac-agent', 'unsearched', 'mac-system-proxy']);
    expect(macOf(on)).toEqual(['unsearched', 'mac-agent', 'unsearched', 'direct']);
    expect(macOf(pac)).toEqual([undefined, 'mac-agent', undefined, 'mac-system-proxy']);
  });

  it('takes what a search found, for who searches first', () => {
    const pac = 'http://wpad.example/wpad.dat';
    const wpad = {
      settings: [],
      route: { id: 'wpad', kind: 'pac' as const, pac, effective: false, settings: [] },
    };
    const detecting = connectionBytes(13, { pac: 'http://pac.example/' });
    const keys = { [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: detecting } };
    const found = discover({ environment: {}, windows: machineOf(keys), wpad });
    const way = componentWays(found).find(({ component }) => component === 'antivirus');
    expect(way).toMatchObject({ route: 'wpad', fallback: { route: 'wininet-system' } });
    expect(way).not.toHaveProperty('detection');
  });

  it('cannot take a SOCKS proxy for a component of WinHTTP', () => {
    const socks = {
      [`${systemSettings}\\Connections`]: {
        DefaultConnectionSettings: connectionBytes(3, { proxy: 'socks=s.example:1' }),
      },
    };
    expect(of(socks, 'sensor')).toMatchObject({
      route: 'direct',
      losers: [{ route: 'wininet-system', because: 'cannot' }],
    });
  });

  it('goes by this process where no file describes another machine', () => {
    const here = discover({ environment: { https_proxy: 'http://p.example:1' } });
    const ways = componentWays(here).filter(({ route }) => route !== 'environment');
    expect(ways.map(({ component }) => component)).toEqual(['push']);
  });
});
