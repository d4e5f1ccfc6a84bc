import type { GuideItem, GuideValue } from '../../model/route/guide-item.ts';
import type { SettingFlaw } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { parsePacSource } from '../parse-pac-source.ts';
import { withoutLogin } from '../without-login.ts';
import { parseStaticProxy } from './parse-static-proxy.ts';
import type { WindowsMachine } from './windows-machine.ts';

const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft';
const dataCollection = `${policies}\\Windows\\DataCollection`;
const sense = `${policies}\\Windows Advanced Threat Protection`;
const antivirus = `${policies}\\Windows Defender`;
const managed = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System';
const spynets = [
  `${antivirus}\\Spynet`,
  'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Spynet',
] as const;
const maxTextLength = 1000;

/**
 * The values and group policies of Microsoft's guide on proxies (learn.microsoft.com,
 * defender-endpoint/configure-proxy-internet), as the registry of a machine has them: set as the
 * guide wants it, unset as far as the files tell, or wrong. None for a machine without a registry.
 */
export function guideChecklist(windows: WindowsMachine): readonly GuideItem[] {
  if (windows.hasRegistry !== true) return [];
  const { registry } = windows;
  const telemetry = telemetryItem(windows);
  const isStatic = telemetry.state === 'set';
  const login = numberItem('DisableEnterpriseAuthProxy', {
    key: dataCollection,
    data: registry.get(dataCollection, 'DisableEnterpriseAuthProxy'),
  });
  const prefer = numberItem('PreferStaticProxyForHttpRequest', {
    key: sense,
    data: registry.get(sense, 'PreferStaticProxyForHttpRequest'),
  });
  return [
    telemetry,
    isStatic && login.state === 'unset' ? { ...login, due: true } : login,
    !isStatic && prefer.state === 'set' ? { ...prefer, state: 'wrong', fault: 'alone' } : prefer,
    ...(['ProxyServer', 'ProxyPacUrl', 'ProxyBypass'] as const).map((name) =>
      textItem(name, { key: antivirus, data: registry.get(antivirus, name), flawOf: flaws[name] }),
    ),
    sslItem(windows),
  ];
}

const flaws = {
  ProxyServer: (text: string) => flawIn(parseStaticProxy(text, { scheme: 'due' })),
  ProxyPacUrl: (text: string) => flawIn(parsePacSource(text)),
  ProxyBypass: () => undefined,
} as const;

function flawIn(parsed: object): SettingFlaw | undefined {
  return 'flaw' in parsed ? (parsed.flaw as SettingFlaw) : undefined;
}

function telemetryItem({ registry }: WindowsMachine): GuideItem {
  const name = 'TelemetryProxyServer';
  const own = textItem(name, {
    key: dataCollection,
    data: registry.get(dataCollection, name),
    flawOf: (text) => flawIn(parseStaticProxy(text, { scheme: 'none' })),
  });
  const other = registry.get(managed, 'TelemetryProxy');
  return own.state === 'unset' && typeof other === 'string' && other !== ''
    ? { ...own, state: 'wrong', value: shown(other), fault: 'elsewhere' }
    : own;
}

interface Found {
  readonly key: string;
  readonly data: string | number | Uint8Array | undefined;
}

function textItem(
  name: GuideValue,
  { key, data, flawOf }: Found & { readonly flawOf: (text: string) => SettingFlaw | undefined },
): GuideItem {
  if (data === undefined || data === '') return { name, key, state: 'unset' };
  if (typeof data !== 'string') {
    return { name, key, state: 'wrong', fault: 'form', flaw: 'encoding' };
  }
  const flaw = flawOf(data);
  const value = shown(data);
  return flaw
    ? { name, key, state: 'wrong', value, fault: 'form', flaw }
    : { name, key, state: 'set', value };
}

/** A switch that the guide wants to be 1. */
function numberItem(name: GuideValue, { key, data }: Found): GuideItem {
  if (data === undefined) return { name, key, state: 'unset' };
  const value = typeof data === 'number' ? String(data) : '';
  // 0 is what its absence means as well; of the other one the guide wants 1.
  if (data === 0 && name === 'PreferStaticProxyForHttpRequest') {
    return { name, key, state: 'unset', value };
  }
  return data === 1
    ? { name, key, state: 'set', value }
    : { name, key, state: 'wrong', value, fault: 'value' };
}

/** The guide's page on the streamlined list has 0; that on proxies has 2, and advises against it. */
function sslItem({ registry }: WindowsMachine): GuideItem {
  const name = 'SSLOptions';
  const key = spynets.find((one) => registry.get(one, name) !== undefined) ?? spynets[0];
  const data = registry.get(key, name);
  if (data === undefined) return { name, key, state: 'unset' };
  const value = typeof data === 'number' ? String(data) : '';
  if (data === 0) return { name, key, state: 'set', value };
  return { name, key, state: 'wrong', value, fault: data === 2 ? 'checks-off' : 'value' };
}

function shown(text: string): string {
  return startOf(withoutLogin(text), maxTextLength);
}
