import { proxyUrl } from '../../model/address/endpoint.ts';
import { makeSetting } from '../make-setting.ts';
import { parseProxy } from '../parse-route.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';

/** What the sensor told Microsoft's analyzer of its way: a witness, and no setting of its own. */
export const analyzed: SettingSource = { name: 'analyzer', readBy: 'others', read };

function read({ windows }: DiscoveryInput): Discovered {
  const shown = windows?.analyzed;
  if (shown === undefined) return { settings: [] };
  const proxy = shown.address === '' ? undefined : parseProxy(shown.address);
  const value = proxy && !('problem' in proxy) ? proxyUrl(proxy) : undefined;
  const source = `MDE Client Analyzer, method ${shown.method}`;
  const raw = withoutLogin(shown.address);
  const setting = makeSetting({
    ...{ id: 'analyzer:proxy', source, scope: 'sensor', raw, value },
    ...{ note: 'analyzer', wins: false },
  });
  const route =
    proxy && !('problem' in proxy)
      ? { id: 'analyzer', kind: proxy.kind, proxy, effective: false, settings: [setting.id] }
      : undefined;
  return { settings: [setting], ...(route && { route }) };
}
