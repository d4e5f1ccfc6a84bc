import { describe, expect, it } from 'vitest';
import { type Discovery, discover } from '../../src/discovery/discover.ts';
import type { Discovered } from '../../src/discovery/setting-source.ts';
import type { ShownAdvancedProxy } from '../../src/discovery/windows/settings-file.ts';
import {
  type WindowsMachine,
  windowsMachine,
} from '../../src/discovery/windows/windows-machine.ts';
import {
  dataCollection,
  internetSettings,
  type Keys,
  machineOf,
  sense,
  systemSettings,
  userSettings,
} from './windows/machine.ts';
import { connectionBytes, hex, winhttpBytes } from './windows/settings-bytes.ts';

const telemetry: Keys = {
  [dataCollection]: { TelemetryProxyServer: 'static.example:8080', DisableEnterpriseAuthProxy: 1 },
};
const winhttp: Keys = {
  [`${internetSettings}\\Connections`]: { WinHttpSettings: winhttpBytes('winhttp.example:3128') },
};
const system: Keys = {
  [`${systemSettings}\\Connections`]: {
    DefaultConnectionSettings: connectionBytes(3, { proxy: 'system.example:8080' }),
  },
};
const user: Keys = { [userSettings]: { ProxyEnable: 1, ProxyServer: 'user.example:8080' } };

const environment = { https_proxy: 'http://here.example:3128' };

function found(keys: Keys, more: Partial<WindowsMachine> = {}): Discovery {
  return discover({ environment, windows: { ...machineOf(keys), ...more } });
}

/** Each setting in short: `id`, `*` where it wins, `< winner`, its problems and its flaw. */
function fates({ settings }: Discovery): readonly string[] {
  return settings.map(({ id, wins, lostBecause, problems, flaw }) =>
    [id, wins && '*', lostBecause && `< ${lostBecause}`, ...problems, flaw]
      .filter(Boolean)
      .join(' '),
  );
}

const ways = ({ routes }: Discovery): readonly string[] =>
  routes.map(({ id, effective }) => `${id}${effective ? ' *' : ''}`);

describe('discover() of another machine', () => {
  it("leaves this machine's environment out of account", () => {
    const nothing = found({});
    expect(nothing.settings).toEqual([]);
    expect(ways(nothing)).toEqual(['direct *']);
  });

  it('takes TelemetryProxyServer before all others, and shows what lost to it', () => {
    const all = found({ ...telemetry, ...winhttp, ...system, ...user });
    expect(fates(all)).toEqual([
      'policy:TelemetryProxyServer *',
      'policy:DisableEnterpriseAuthProxy *',
      'winhttp:proxy < policy:TelemetryProxyServer proxy-settings-conflict',
      'wininet-system:no-auto-detect',
      'wininet-system:proxy < policy:TelemetryProxyServer proxy-settings-conflict',
      'wininet-user:no-auto-detect',
      'wininet-user:proxy',
    ]);
    expect(ways(all)).toEqual([
      'telemetry-proxy *',
      'winhttp',
      'wininet-system',
      'wininet-user',
      'direct',
    ]);
    expect(all.route.proxy).toEqual({ kind: 'http', host: 'static.example', port: 8080 });
  });

  it('then the static proxy of WinHTTP, then the system account, then goes direct', () => {
    expect(ways(found({ ...winhttp, ...system }))).toEqual([
      'winhttp *',
      'wininet-system',
      'direct',
    ]);
    expect(ways(found(system))).toEqual(['wininet-system *', 'direct']);
    expect(ways(found(user))).toEqual(['direct *', 'wininet-user']);
  });

  it('sees no conflict where two places name the same proxy', () => {
    const same = found({
      ...telemetry,
      [`${internetSettings}\\Connections`]: {
        WinHttpSettings: winhttpBytes('STATIC.example:8080'),
      },
    });
    expect(fates(same)[2]).toBe('winhttp:proxy < policy:TelemetryProxyServer');
    expect(ways(same)).toEqual(['telemetry-proxy *', 'direct']);
  });

  it('finds keys and names in any case', () => {
    const keys = { [dataCollection.toUpperCase()]: { telemetryproxyserver: 'p.example:1' } };
    expect(found(keys).route.proxy?.host).toBe('p.example');
  });

  it.each([
    ['http://static.example:8080', 'scheme'],
    ['static.example : 8080', 'space'],
    ['static.example', 'port'],
    ['user:secret@static.example:8080', 'credentials'],
  ])('passes over TelemetryProxyServer %j for its %s', (value, flaw) => {
    const keys = { [dataCollection]: { TelemetryProxyServer: value }, ...winhttp };
    const passed = found(keys);
    expect(fates(passed)).toEqual([
      `policy:TelemetryProxyServer proxy-setting-malformed authenticated-proxy-allowed ${flaw}`,
      'winhttp:proxy *',
    ]);
    expect(passed.route.id).toBe('winhttp');
    expect(JSON.stringify(passed)).not.toMatch(/secret/);
  });

  it('calls a value of the wrong type malformed', () => {
    const keys = { [dataCollection]: { TelemetryProxyServer: 1, DisableEnterpriseAuthProxy: '1' } };
    expect(fates(found(keys))).toEqual([
      'policy:TelemetryProxyServer proxy-setting-malformed authenticated-proxy-allowed encoding',
      'policy:DisableEnterpriseAuthProxy proxy-setting-malformed encoding',
    ]);
  });

  it.each([{}, { DisableEnterpriseAuthProxy: 0 }])(
    'notes that an authenticated proxy is allowed beside a static one: %j',
    (more) => {
      const keys = { [dataCollection]: { TelemetryProxyServer: 'p.example:1', ...more } };
      expect(found(keys).settings[0]?.problems).toEqual(['authenticated-proxy-allowed']);
    },
  );

  it('lets http: targets go as WinHTTP says, unless the static proxy is preferred for them', () => {
    expect(found(telemetry).route.proxyForHttp).toBe('direct');
    expect(found({ ...telemetry, ...winhttp }).route.proxyForHttp).toMatchObject({
      host: 'winhttp.example',
    });
    const preferring = { ...telemetry, [sense]: { PreferStaticProxyForHttpRequest: 1 } };
    expect(found(preferring).route).not.toHaveProperty('proxyForHttp');
  });

  it('makes one route of a proxy for each protocol, with the bypass list as far as it goes', () => {
    const bytes = winhttpBytes('http=a.example:80;https=b.example:81', '<local>;*.corp.example');
    const { route, settings } = found({
      [`${internetSettings}\\Connections`]: { WinHttpSettings: bytes },
    });
    expect(route).toEqual({
      id: 'winhttp',
      kind: 'http',
      proxy: { kind: 'http', host: 'b.example', port: 81 },
      proxyForHttp: { kind: 'http', host: 'a.example', port: 80 },
      bypass: ['<local>', '*.corp.example'],
      bypassDialect: 'winhttp',
      effective: true,
      settings: ['winhttp:proxy', 'winhttp:bypass'],
    });
    expect(settings[1]).toMatchObject({ raw: '<local>;*.corp.example' });
  });

  it('shows a WinHTTP that is set to direct, and a blob that cannot be read', () => {
    const place = `${internetSettings}\\Connections`;
    const plain = hex('18,00,00,00,00,00,00,00,01,00,00,00,00,00,00,00,00,00,00,00');
    expect(found({ [place]: { WinHttpSettings: plain } }).settings).toMatchObject([
      { value: 'direct', wins: false, problems: [] },
    ]);
    expect(fates(found({ [place]: { WinHttpSettings: hex('01,02') } }))).toEqual([
      'winhttp:proxy proxy-setting-malformed blob',
    ]);
  });

  it('takes what netsh showed where the registry says nothing', () => {
    const shownProxy = { proxy: 'netsh.example:8080', bypass: '*.corp.example' };
    const shown = found({}, { shownProxy });
    expect(shown.route).toMatchObject({ id: 'winhttp-shown', bypass: ['*.corp.example'] });
    expect(fates(found(winhttp, { shownProxy }))).toEqual([
      'winhttp:proxy *',
      'winhttp-shown:proxy < winhttp:proxy proxy-settings-conflict',
      'winhttp-shown:bypass < winhttp:proxy',
    ]);
  });

  it('takes the advanced settings of the machine, and shows those of a user', () => {
    const shownAdvancedProxy: ShownAdvancedProxy = { proxyIsEnabled: true, proxy: 'adv.example:1' };
    expect(ways(found({}, { shownAdvancedProxy }))).toEqual(['winhttp-advanced *', 'direct']);
    const ofUser = { ...shownAdvancedProxy, perUser: true };
    expect(ways(found({}, { shownAdvancedProxy: ofUser }))).toEqual([
      'direct *',
      'winhttp-advanced',
    ]);
    const off = { ...shownAdvancedProxy, proxyIsEnabled: false };
    expect(ways(found({}, { shownAdvancedProxy: off }))).toEqual(['direct *']);
  });

  it('takes the PAC file of the system account before its proxy', () => {
    const both = connectionBytes(15, { proxy: 'p.example:1', pac: 'http://pac.example/p.pac' });
    const all = found({ [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: both } });
    expect(all.route).toEqual({
      id: 'wininet-system',
      kind: 'pac',
      pac: 'http://pac.example/p.pac',
      effective: true,
      settings: ['wininet-system:pac'],
    });
    expect(fates(all)).toEqual([
      'wininet-system:auto-detect',
      'wininet-system:pac *',
      'wininet-system:proxy < wininet-system:pac',
    ]);
  });

  it.each([
    ['file://server/p.pac', 'scheme'],
    ['http://user:secret@pac.example/p.pac', 'credentials'],
    ['not a url', 'host'],
  ])('makes no way of the PAC file %j for its %s', (pac, flaw) => {
    const passed = found({ [systemSettings]: { AutoConfigURL: pac } });
    expect(fates(passed)).toEqual([
      'wininet-system:no-auto-detect',
      `wininet-system:pac proxy-setting-malformed ${flaw}`,
    ]);
    expect(ways(passed)).toEqual(['direct *']);
    expect(JSON.stringify(passed)).not.toMatch(/secret/);
  });

  it('lets the connection overrule plain values that differ, and passes by what is switched off', () => {
    const plain = { [systemSettings]: { ProxyEnable: 1, ProxyServer: 'old.example:1' } };
    expect(fates(found({ ...system, ...plain }))).toEqual([
      'wininet-system:no-auto-detect',
      'wininet-system:proxy *',
      'wininet-system:ProxyServer < wininet-system:proxy',
    ]);
    const off = { [systemSettings]: { ProxyEnable: 0, ProxyServer: 'off.example:1' } };
    expect(fates(found(off))).toEqual(['wininet-system:ProxyServer']);
  });

  it("takes the whole machine's WinINET only where it is not for each user", () => {
    const machine = { [internetSettings]: { ProxyEnable: 1, ProxyServer: 'm.example:1' } };
    expect(ways(found(machine))).toEqual(['direct *']);
    const policy = internetSettings.replace('SOFTWARE', 'SOFTWARE\\Policies');
    const shared = { ...machine, [policy]: { ProxySettingsPerUser: 0 } };
    expect(ways(found(shared))).toEqual(['wininet-machine *', 'direct']);
  });

  it('shows what mobile device management delivers as not read, and where it misleads', () => {
    const place = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System';
    const managed = { [place]: { TelemetryProxy: 'managed.example:8080' } };
    expect(fates(found(managed))).toEqual(['mobile-policy:TelemetryProxy proxy-settings-conflict']);
    expect(ways(found(managed))).toEqual(['direct *', 'mobile-policy']);
    expect(fates(found({ ...telemetry, ...managed }))).toContain(
      'mobile-policy:TelemetryProxy < policy:TelemetryProxyServer proxy-settings-conflict',
    );
  });

  it('checks the proxy of Defender Antivirus, which is not the sensor’s', () => {
    const place = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
    const good = found({
      [place]: { ProxyServer: 'http://av.example:8080', ProxyBypass: 'a.example' },
    });
    expect(fates(good)).toEqual(['antivirus-policy:ProxyServer', 'antivirus-policy:ProxyBypass']);
    expect(ways(good)).toEqual(['direct *', 'antivirus']);
    expect(good.routes.at(-1)).toMatchObject({ bypass: ['a.example'] });
    const ProxyPacUrl = 'http://pac.example/av.pac';
    const beside = found({ [place]: { ProxyPacUrl, ProxyBypass: 'a.example' } });
    // No document has the list count beside a PAC file.
    expect(beside.routes.at(-1)).toMatchObject({ id: 'antivirus', pac: ProxyPacUrl });
    expect(beside.routes.at(-1)).not.toHaveProperty('bypass');
    expect(fates(found({ [place]: { ProxyServer: 'av.example:8080' } }))).toEqual([
      'antivirus-policy:ProxyServer proxy-setting-malformed no-scheme',
    ]);
  });

  it("shows the machine's variables, which only unified agents go by", () => {
    const place = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
    const set = found({ [place]: { HTTPS_PROXY: 'http://env.example:3128' } });
    expect(fates(set)).toEqual(['machine-environment:HTTPS_PROXY']);
    expect(ways(set)).toEqual(['direct *', 'machine-environment']);
  });

  it('puts what WPAD found between WinHTTP and WinINET, unless its account does not search', () => {
    const pac = 'http://wpad.corp.example/wpad.dat';
    const setting = { id: 'wpad', source: 'WPAD by DNS', scope: 'machine', raw: pac, wins: true };
    const wpad: Discovered = {
      settings: [{ ...setting, value: pac, problems: [] }],
      route: { id: 'wpad', kind: 'pac', pac, effective: false, settings: ['wpad'] },
    };
    const search = (keys: Keys) => discover({ environment: {}, windows: machineOf(keys), wpad });
    expect(ways(search(winhttp))).toEqual(['winhttp *', 'wpad', 'direct']);
    expect(ways(search(system))).toEqual(['wininet-system *', 'wpad', 'direct']);
    const detecting = connectionBytes(11, { proxy: 'system.example:8080' });
    const place = `${systemSettings}\\Connections`;
    const found = search({ [place]: { DefaultConnectionSettings: detecting } });
    expect(ways(found)).toEqual(['wpad *', 'wininet-system', 'direct']);
    const off = search({ [`${internetSettings}\\WinHttp`]: { DisableWpad: 1 } });
    expect(fates(off)).toEqual(['registry:DisableWpad *', 'wpad < registry:DisableWpad']);
    expect(ways(off)).toEqual(['direct *']);
    expect(ways(discover({ environment: {}, wpad }))).toEqual(['wpad *', 'direct']);
  });

  it('takes the later of two files that say the same thing', () => {
    const [one, other] = ['one', 'other'].map((host) => ({
      kind: 'winhttp-proxy' as const,
      shown: { proxy: `${host}.example:1` },
    }));
    const windows = windowsMachine([one, other].filter((file) => file !== undefined));
    expect(discover({ environment, windows }).route.proxy?.host).toBe('other.example');
  });
});
