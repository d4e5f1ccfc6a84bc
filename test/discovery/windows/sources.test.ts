import { describe, expect, it } from 'vitest';
import { type Discovery, discover } from '../../../src/discovery/discover.ts';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import type { SettingsFile } from '../../../src/discovery/windows/settings-file.ts';
import { windowsMachine } from '../../../src/discovery/windows/windows-machine.ts';
import { internetSettings, type Keys, machineOf, systemSettings, userSettings } from './machine.ts';
import { connectionBytes, winhttpBytes } from './settings-bytes.ts';

const local = 'HKLM\\SYSTEM\\CurrentControlSet';

function ofKeys(keys: Keys): Discovery {
  return discover({ environment: {}, windows: machineOf(keys) });
}

function ofTexts(...texts: readonly string[]): Discovery {
  const files = texts.map((text) => parseSettingsFile(Buffer.from(text)));
  expect(files.filter((file) => 'problem' in file)).toEqual([]);
  const windows = windowsMachine(files as readonly SettingsFile[]);
  return discover({ environment: {}, windows });
}

/** Each setting in short: its id, `*` where it wins, its note and its problems. */
function told({ settings }: Discovery): readonly string[] {
  return settings.map(({ id, wins, note, problems }) =>
    [id, wins && '*', note, ...problems].filter(Boolean).join(' '),
  );
}

describe('discover() from every place', () => {
  it('shows accounts, connections and programs that the sensor is none of, with the reason', () => {
    const blob = connectionBytes(3, { proxy: 'p.example:1' });
    const all = ofKeys({
      [`${systemSettings.replace('18', '20')}\\Connections`]: { DefaultConnectionSettings: blob },
      [`${systemSettings}\\Connections`]: { 'My VPN': blob, SavedLegacySettings: blob },
      [`${internetSettings.replace('SOFTWARE', 'SOFTWARE\\WOW6432Node')}\\Connections`]: {
        WinHttpSettings: winhttpBytes('p32.example:1'),
      },
      [`${local}\\Services\\HealthService\\Parameters`]: { 'Proxy Url': 'http://mma.example:1' },
    });
    expect(told(all)).toEqual([
      'monitoring-agent:proxy monitoring-agent',
      'wininet-S-1-5-20:proxy network-service',
      'connection-HKU-S-1-5-18-1:proxy while-connected',
      'winhttp-32:proxy other-programs',
    ]);
    expect(all.route.kind).toBe('direct');
  });

  it('calls a proxy below the key of policies a contradiction', () => {
    const policies = internetSettings.replace('Microsoft', 'Policies\\Microsoft');
    const all = ofKeys({ [policies]: { ProxySettingsPerUser: 0, ProxyServer: 'p.example:1' } });
    expect(told(all)).toEqual([
      'policy:ProxySettingsPerUser *',
      'policy-internet-settings:proxy policy-key proxy-settings-conflict',
    ]);
  });

  it('takes an unset machine for one that detects', () => {
    expect(ofKeys({}).detection).toBe('unsearched');
    const off = connectionBytes(1);
    const connections = `${systemSettings}\\Connections`;
    expect(ofKeys({ [connections]: { DefaultConnectionSettings: off } }).detection).toBeUndefined();
    const found = { settings: [], trace: [] };
    const searched = discover({ environment: {}, windows: machineOf({}), wpad: found });
    expect(searched.detection).toBe('found-nothing');
  });

  it('lets detection come before the PAC file of the same connection', () => {
    const blob = connectionBytes(0x0d, { pac: 'http://pac.example/p.pac' });
    const all = ofKeys({ [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: blob } });
    expect(told(all)).toEqual([
      'wininet-system:auto-detect detection-first',
      'wininet-system:pac * after-detection',
    ]);
  });

  it('neither searches nor reads a PAC file without the service', () => {
    const blob = connectionBytes(5, { pac: 'http://pac.example/p.pac' });
    const all = ofKeys({
      [`${systemSettings}\\Connections`]: { DefaultConnectionSettings: blob },
      [`${local}\\Services\\WinHttpAutoProxySvc`]: { Start: 4 },
    });
    expect(told(all)).toEqual([
      'registry:WinHttpAutoProxySvc *',
      'wininet-system:no-auto-detect',
      'wininet-system:pac service-off',
    ]);
    expect([all.route.kind, all.detection]).toEqual(['direct', undefined]);
  });

  it('names the suffixes of interfaces and policies', () => {
    const all = ofKeys({
      [`${local}\\Services\\Tcpip\\Parameters\\Interfaces\\{1}`]: { DhcpDomain: 'a.example' },
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient': {
        SearchList: 'b.example,c.example',
      },
    });
    expect(all.settings.map(({ raw, note }) => [raw, note])).toEqual([
      ['a.example', 'wpad-suffix'],
      ['b.example', 'wpad-suffix'],
      ['c.example', 'wpad-suffix'],
    ]);
  });

  it('shows what the server of DHCP said, as an interface keeps it', () => {
    const option = (text: string): Buffer => {
      const head = Buffer.alloc(20);
      head.writeUInt32LE(252, 0);
      head.writeUInt32LE(text.length, 8);
      return Buffer.concat([head, Buffer.from(text)]);
    };
    const of = (text: string) =>
      ofKeys({
        [`${local}\\Services\\Tcpip\\Parameters\\Interfaces\\{1}`]: {
          DhcpInterfaceOptions: option(text),
        },
      }).settings;
    const url = 'http://a.example/wpad.dat';
    expect(of(url)).toMatchObject([
      { id: 'dhcp-252', raw: url, value: url, note: 'dhcp-stored', wins: false },
    ]);
    expect(of('')).toMatchObject([{ id: 'dhcp-252', raw: '', note: 'dhcp-no-option' }]);
    expect(of('wpad.dat')).toMatchObject([{ raw: 'wpad.dat', note: 'dhcp-no-url' }]);
  });

  it('says that a second proxy of a list is never taken', () => {
    const all = ofKeys({
      [`${internetSettings}\\Connections`]: {
        WinHttpSettings: winhttpBytes('a.example:1;b.example:2'),
      },
    });
    expect(told(all)).toEqual(['winhttp:proxy * second-proxy proxy-settings-conflict']);
  });

  it.each([
    ['socks=s.example:1', 'socks'],
    ['=', 'host'],
  ])('knows what a list %j of WinHTTP lacks', (list, flaw) => {
    const all = ofKeys({
      [`${internetSettings}\\Connections`]: { WinHttpSettings: winhttpBytes(list) },
    });
    expect(all.settings[0]).toMatchObject({ flaw, wins: false });
  });
});

const netsh =
  '\r\nCurrent WinHTTP proxy settings:\r\n\r\n    Direct access (no proxy server).\r\n\r\n';
const named = netsh.replace(
  / {4}Direct.*/,
  '    Proxy Server(s) :  p.example:1\r\n    Bypass List     :  (none)',
);
const query = `${userSettings.replace('HKCU', 'HKEY_CURRENT_USER')}\r\n    ProxyServer    REG_SZ    u.example:1\r\n\r\n`;
const bits = [
  'Current Internet proxy settings for account: LOCALSYSTEM, connection: <default>',
  '',
  'Proxy usage:  AUTODETECT | MANUAL',
  'Auto discovery script URL:  http://pac.example/p.pac',
  'Proxy list:  b.example:1',
  'Proxy bypass:  <local>',
  '',
].join('\r\n');

describe('one file with the output of several tools', () => {
  it.each([
    ['in one order', query + named + bits],
    ['in the other', bits + named + query],
    [
      'with what a console adds',
      `C:\\>netsh winhttp show proxy\r\n${named}C:\\>reg query x\r\n\r\n${query}${bits}`,
    ],
  ])('is read whole, %s', (_, text) => {
    expect(told(ofTexts(text))).toEqual([
      'winhttp-shown:proxy *',
      'bitsadmin:auto-detect',
      'bitsadmin:proxy proxy-settings-conflict',
      'bitsadmin:bypass',
      'wininet-user:ProxyServer switched-off',
    ]);
  });

  it('tells of values without their key, and gives them to no key before', () => {
    const values = '    ProxyServer    REG_SZ    lost.example:1\r\n    Other    REG_SZ    x\r\n';
    const alone = ofTexts(values);
    expect(told(alone)).toEqual(['without-key-1 no-key']);
    expect(alone.checklist).toEqual([]);
    expect(told(ofTexts(`${query}C:\\>reg query x | findstr Proxy\r\n${values}`))).toEqual([
      'wininet-user:ProxyServer switched-off',
      'without-key-1 no-key',
    ]);
  });

  it('says of both ways of a place that is not read that it is not', () => {
    const policies = internetSettings.replace('Microsoft', 'Policies\\Microsoft');
    const both = { AutoConfigURL: 'http://pac.example/', ProxyServer: 'p.example:1' };
    const unread = discover({ environment: {}, windows: machineOf({ [policies]: both }) });
    const notes = unread.settings.flatMap(({ id, note }) =>
      /^policy-internet-settings:(?:pac|proxy)$/.test(id) ? [note] : [],
    );
    expect(notes).toEqual(['policy-key', 'policy-key']);
  });

  it('is contradicted by a later output that says something else', () => {
    expect(told(ofTexts(named + netsh))).toEqual([
      'winhttp-shown:proxy',
      'winhttp-shown-earlier:proxy earlier-file proxy-settings-conflict',
    ]);
  });

  it('and two files may contradict each other in one value', () => {
    const of = (proxy: string): string =>
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection\r\n    TelemetryProxyServer    REG_SZ    ${proxy}\r\n`;
    const all = ofTexts(of('old.example:1'), of('new.example:1'));
    expect(all.route.proxy?.host).toBe('new.example');
    expect(told(all)).toContain('earlier-file-1 earlier-file proxy-settings-conflict');
    expect(told(ofTexts(of('one.example:1'), of('one.example:1'))).join()).not.toMatch(/earlier/);
  });

  it('netsh against the registry, where they say different things', () => {
    const shown = parseSettingsFile(Buffer.from(netsh)) as SettingsFile;
    const registry = machineOf({
      [`${internetSettings}\\Connections`]: { WinHttpSettings: winhttpBytes('p.example:1') },
    }).registry;
    const windows = { ...windowsMachine([shown]), registry };
    expect(told(discover({ environment: {}, windows }))).toEqual([
      'winhttp:proxy *',
      'winhttp-shown:proxy says-otherwise proxy-settings-conflict',
    ]);
  });
});

describe('files of other tools', () => {
  it('takes no label of netsh for a value of Defender Antivirus', () => {
    const german = named.replace('Proxy Server(s) :', 'Proxyserver:');
    expect(told(ofTexts(german))).toEqual(['winhttp-shown:proxy *']);
  });

  it.each([
    ['Get-MpPreference', 'ProxyServer   : http://av.example:1\r\nProxyPacUrl   :\r\n', 'antivirus'],
    ['mdatp_managed.json', '{"cloudService":{"proxy":"http://m.example:1/"}}', 'unix-agent'],
    [
      'mdatp health',
      'healthy   : true\norg_id    : "x"\nproxy     : "http://m.example:1"\n',
      'unix-agent',
    ],
    [
      '/etc/environment',
      'PATH="/bin"\nHTTPS_PROXY="http://e.example:1"\nno_proxy=a,b\n',
      'environment-file',
    ],
    [
      'scutil --proxy',
      '<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.local\n  }\n  HTTPSEnable : 1\n  HTTPSPort : 8080\n  HTTPSProxy : s.example\n}\n',
      'mac-system-proxy',
    ],
    [
      'gsettings',
      "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host 'g.example'\norg.gnome.system.proxy.https port 8080\n",
      'gnome',
    ],
    ['the analyzer', 'x\r\nProxy config: Method=Named proxy, address=a.example:1\r\n', 'analyzer'],
  ])('%s is read', (_, text, route) => {
    expect(ofTexts(text).routes.map(({ id }) => id)).toContain(route);
  });

  it('an analyzer that found no proxy names no way', () => {
    const all = ofTexts('Proxy config: Method=Direct, address=\r\n');
    expect(told(all)).toEqual(['analyzer:proxy analyzer']);
    expect(all.routes.map(({ id }) => id)).toEqual(['direct']);
  });
});
