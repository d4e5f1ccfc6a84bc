import { proxyUrl } from '../../model/address/endpoint.ts';
import { makeSetting } from '../make-setting.ts';
import { parseProxy } from '../parse-route.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';

const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters';
const names: readonly string[] = ['proxy url', 'proxyurl', 'proxy', 'proxyserver'];

/** The proxy of the Microsoft Monitoring Agent, which reads its own and no other. */
export const monitoringAgent: SettingSource = { name: 'monitoring-agent', readBy: 'others', read };

function read({ windows }: DiscoveryInput): Discovered {
  const found = windows?.registry
    .values(key)
    .find(
      ({ name, data }) =>
        names.includes(name.toLowerCase()) && typeof data === 'string' && data !== '',
    );
  if (found === undefined) return { settings: [] };
  const text = String(found.data);
  const id = 'monitoring-agent:proxy';
  const known = {
    id,
    source: `${found.name} of HealthService`,
    scope: 'monitoring-agent',
    raw: withoutLogin(text),
  };
  const proxy = parseProxy(text);
  if ('problem' in proxy) return { settings: [makeSetting({ ...known, flaw: proxy.problem })] };
  return {
    settings: [
      makeSetting({ ...known, value: proxyUrl(proxy), note: 'monitoring-agent', wins: false }),
    ],
    route: { id: 'monitoring-agent', kind: proxy.kind, proxy, effective: false, settings: [id] },
  };
}
