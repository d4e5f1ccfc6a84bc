import { describe, expect, it } from 'vitest';
import {
  accountKeys,
  analyzerText,
  exportOf,
  machineKeys,
  policyOf,
  shownProxies,
  shownProxy,
  supportLog,
} from '../../fixtures/settings/company-machine.ts';
import { type Discovery, discover } from '../../src/discovery/discover.ts';
import { machineWays } from '../../src/discovery/machine-ways.ts';
import { parseSettingsFile } from '../../src/discovery/windows/parse-settings-file.ts';
import { windowsMachine } from '../../src/discovery/windows/windows-machine.ts';
import { takersOf } from '../../src/model/route/takers.ts';
import { plainText } from '../../src/report/text/say.ts';
import { fateOf } from '../../src/report/words/settings/setting-fate.ts';

function found(...contents: readonly (string | Uint8Array)[]): Discovery {
  const files = contents.map((content) => {
    const file = parseSettingsFile(Buffer.from(content));
    if ('problem' in file) throw new Error(file.problem);
    return file;
  });
  return discover({ environment: {}, windows: windowsMachine(files) });
}

/** Component → its way, by the setting that decides. */
function winners(discovery: Discovery): Readonly<Record<string, string>> {
  const ways = machineWays(discovery);
  return Object.fromEntries(
    ways.map(({ component, route, setting }) => [component, `${route} ${setting ?? '-'}`]),
  );
}

/** What is not in effect, each with its reason. */
function losers(discovery: Discovery): readonly string[] {
  const { settings } = discovery;
  const routes = discovery.found.map(({ route }) => route);
  const machine = { routes, components: machineWays(discovery) };
  return settings
    .filter(({ wins }) => !wins)
    .map((one) => {
      const { text } = fateOf(one, settings, { takers: takersOf(one, machine) });
      return `${one.source}: ${plainText(text)}`;
    });
}

const ofMachine = {
  sensor: 'telemetry-proxy policy:TelemetryProxyServer',
  'unified-agent': 'telemetry-proxy policy:TelemetryProxyServer',
  'monitoring-agent': 'monitoring-agent monitoring-agent:proxy',
  antivirus: 'antivirus antivirus-policy:ProxyServer',
  'windows-update': 'winhttp winhttp:proxy',
  revocation: 'winhttp winhttp:proxy',
  push: 'direct -',
};

describe('a machine on which every source is set differently', () => {
  it('has a winner for each component, and a reason for every loser', () => {
    const discovery = found(exportOf([...machineKeys, ...accountKeys]));
    expect(winners(discovery)).toEqual({
      ...ofMachine,
      'user-programs': 'wininet-user wininet-user:pac',
    });
    expect(losers(discovery)).toMatchInlineSnapshot(`
      [
        "WinHttpSettings: the sensor goes by TelemetryProxyServer instead; this is taken by Windows Update, revocation and trust lists; taken for plain http: by sensor, unified agent; the fallback of monitoring agent",
        "WinHttpSettings, bypass list: the sensor goes by TelemetryProxyServer instead; this is taken by Windows Update, revocation and trust lists; the fallback of monitoring agent",
        "Internet Settings of HKLM: not used: it is for every account only where ProxySettingsPerUser is 0",
        "DefaultConnectionSettings of HKU\\S-1-5-18, automatic detection: no PAC file is searched for",
        "DefaultConnectionSettings of HKU\\S-1-5-18: the sensor goes by TelemetryProxyServer instead; no component goes by this",
        "TelemetryProxy of PolicyManager: not used: the sensor does not read it where device management writes it",
        "ProxyServer of Defender Antivirus: Defender Antivirus goes by it, the sensor does not",
        "ProxyServer of Defender Antivirus, by Set-MpPreference: not used: another place of Defender Antivirus comes before it",
        "environment variable HTTPS_PROXY: read by the unified agent of Server 2012 R2 and 2016 alone, after TelemetryProxyServer",
        "Proxy Url of HealthService: the monitoring agent goes by it, the sensor does not",
        "Internet Settings of HKCU, automatic detection: no PAC file is searched for",
        "Internet Settings of HKCU, PAC file: the sensor does not read it; this is taken by SmartScreen and portal (as the user); the fallback of Windows Update",
        "DefaultConnectionSettings of HKU\\S-1-5-20: not used by the components below, but for lists of revocation and trust that are fetched as this account (CryptSvc; inference)",
        "Contoso VPN of HKU\\S-1-5-18: counts in place of the settings of its account while this connection (VPN, modem) is in use",
        "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings: not used: the proxy is not read below the key of policies",
        "NetworkProxy of device management: not read as such: device management writes it into WinINET's settings of the user",
        "WinHttpSettings of WOW6432Node: not used: for 32-bit programs, and the sensor is none",
      ]
    `);
  });

  it('tells every loser of every component why', () => {
    const discovery = found(exportOf([...machineKeys, ...accountKeys]));
    for (const { component, route, losers: lost } of machineWays(discovery)) {
      const others = discovery.found.map((one) => one.route.id).filter((id) => id !== route);
      expect([component, lost.map((one) => one.route)]).toEqual([component, others]);
    }
  });

  it('has the same winners by its Registry.pol', () => {
    expect(winners(found(policyOf(machineKeys)))).toMatchObject(ofMachine);
  });

  it.each(Object.keys(shownProxies))('has its proxy of WinHTTP by netsh in "%s"', (language) => {
    const discovery = found(shownProxy(language, 'wh.corp.example:3128'));
    expect(discovery.route).toMatchObject({
      id: 'winhttp-shown',
      proxy: { host: 'wh.corp.example' },
    });
    expect(discovery.route.bypass).toBeUndefined();
    expect(winners(discovery)).toMatchObject({ revocation: 'winhttp-shown winhttp-shown:proxy' });
  });

  it("has the winners that an analyzer's text tells of", () => {
    const discovery = found(analyzerText());
    expect(winners(discovery)).toMatchObject({
      sensor: ofMachine.sensor,
      revocation: 'winhttp-shown winhttp-shown:proxy',
      antivirus: 'bitsadmin bitsadmin:proxy',
    });
    expect(losers(discovery)).toMatchInlineSnapshot(`
      [
        "netsh winhttp show proxy: the sensor goes by TelemetryProxyServer instead; this is taken by monitoring agent, Windows Update, revocation and trust lists; taken for plain http: by sensor, unified agent; the fallback of Defender Antivirus",
        "bitsadmin for LOCALSYSTEM, automatic detection: no PAC file is searched for",
        "bitsadmin for LOCALSYSTEM: the sensor goes by TelemetryProxyServer instead; this is taken by Defender Antivirus; the fallback of monitoring agent, Windows Update",
        "bitsadmin for LOCALSYSTEM, bypass list: the sensor goes by TelemetryProxyServer instead; this is taken by Defender Antivirus; the fallback of monitoring agent, Windows Update",
        "MDE Client Analyzer, method StaticProxy: a witness: what the sensor told the analyzer",
      ]
    `);
  });

  it('has them by one log that holds six tools, and is told what contradicts', () => {
    const discovery = found(supportLog());
    expect(winners(discovery)).toMatchObject(ofMachine);
    expect(losers(discovery)).toMatchInlineSnapshot(`
      [
        "WinHttpSettings: the sensor goes by TelemetryProxyServer instead; this is taken by Windows Update, revocation and trust lists; taken for plain http: by sensor, unified agent; the fallback of monitoring agent",
        "WinHttpSettings, bypass list: the sensor goes by TelemetryProxyServer instead; this is taken by Windows Update, revocation and trust lists; the fallback of monitoring agent",
        "netsh winhttp show proxy: says the same as another source",
        "Internet Settings of HKLM: not used: it is for every account only where ProxySettingsPerUser is 0",
        "DefaultConnectionSettings of HKU\\S-1-5-18, automatic detection: no PAC file is searched for",
        "DefaultConnectionSettings of HKU\\S-1-5-18: the sensor goes by TelemetryProxyServer instead; no component goes by this",
        "bitsadmin for LOCALSYSTEM: not used: the registry says something else of the same place",
        "bitsadmin for LOCALSYSTEM, bypass list: not used: the registry says something else of the same place",
        "TelemetryProxy of PolicyManager: not used: the sensor does not read it where device management writes it",
        "ProxyServer of Defender Antivirus: Defender Antivirus goes by it, the sensor does not",
        "ProxyServer of Defender Antivirus, by Set-MpPreference: not used: another place of Defender Antivirus comes before it",
        "ProxyServer of Defender Antivirus, as Get-MpPreference says: not used: another place of Defender Antivirus comes before it",
        "environment variable HTTPS_PROXY: read by the unified agent of Server 2012 R2 and 2016 alone, after TelemetryProxyServer",
        "Proxy Url of HealthService: the monitoring agent goes by it, the sensor does not",
        "Internet Settings of HKCU, automatic detection: no PAC file is searched for",
        "Internet Settings of HKCU, PAC file: the sensor does not read it; this is taken by SmartScreen and portal (as the user); the fallback of Windows Update",
        "DefaultConnectionSettings of HKU\\S-1-5-20: not used by the components below, but for lists of revocation and trust that are fetched as this account (CryptSvc; inference)",
        "Contoso VPN of HKU\\S-1-5-18: counts in place of the settings of its account while this connection (VPN, modem) is in use",
        "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings: not used: the proxy is not read below the key of policies",
        "NetworkProxy of device management: not read as such: device management writes it into WinINET's settings of the user",
        "WinHttpSettings of WOW6432Node: not used: for 32-bit programs, and the sensor is none",
        "MDE Client Analyzer, method StaticProxy: a witness: what the sensor told the analyzer",
      ]
    `);
  });

  it.each([
    ['address=tp.corp.example:8080', undefined],
    ['address=', 'proxy-settings-conflict'],
    ['address=old.corp.example:8080', 'proxy-settings-conflict'],
  ])('holds what the sensor told the analyzer (%s) against its settings', (address, problem) => {
    const told = found(exportOf(machineKeys), `Proxy config: Method=Any, ${address}\r\n`);
    const witness = told.settings.find(({ id }) => id === 'analyzer:proxy');
    expect(witness?.problems[0]).toBe(problem);
  });

  it('holds nothing against an automatic detection that was not searched for', () => {
    const told = found('Proxy config: Method=Any, address=found.corp.example:8080\r\n');
    expect(told.detection).toBe('unsearched');
    expect(told.settings.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
