import { proxyUrl } from '../../model/address/endpoint.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { parseStaticProxy } from './parse-static-proxy.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System';

/**
 * TelemetryProxy as mobile device management delivers it. Microsoft's guide warns of it: the
 * sensor reads the place of Group Policy alone.
 */
export const mobilePolicy: SettingSource = { name: 'mobile-policy', readBy: 'nobody', read };

function read({ windows }: DiscoveryInput): Discovered {
  const text = windows?.registry.get(key, 'TelemetryProxy');
  if (typeof text !== 'string' || text === '') return { settings: [] };
  const id = 'mobile-policy:TelemetryProxy';
  const known = { id, source: 'TelemetryProxy of PolicyManager', scope: 'sensor' };
  const proxy = parseStaticProxy(text, { scheme: 'none' });
  const raw = withoutLogin(text);
  if ('flaw' in proxy) return { settings: [makeSetting({ ...known, raw, flaw: proxy.flaw })] };
  const route = { id: 'mobile-policy', kind: proxy.kind, proxy, effective: false, settings: [id] };
  return {
    settings: [makeSetting({ ...known, raw, value: proxyUrl(proxy), note: 'management-key' })],
    route,
  };
}
