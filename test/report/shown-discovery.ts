import type { Setting } from '../../src/model/route/route.ts';
import type { ShownDiscovery } from '../../src/report/view/discovery/shown-discovery.ts';

const telemetry: Setting = {
  id: 'policy:TelemetryProxyServer',
  source: 'TelemetryProxyServer',
  scope: 'sensor',
  raw: 'proxy.example:8080',
  value: 'http://proxy.example:8080',
  problems: [],
  wins: true,
};
const lost: Setting = {
  ...telemetry,
  id: 'winhttp:proxy',
  source: 'WinHttpSettings',
  scope: 'machine',
  raw: 'other.example:3128',
  value: 'http://other.example:3128',
  problems: ['proxy-settings-conflict'],
  wins: false,
  lostBecause: telemetry.id,
};
const { value: _, ...malformed }: Setting = {
  ...telemetry,
  id: 'antivirus-policy:ProxyServer',
  source: 'ProxyServer of Defender Antivirus',
  scope: 'antivirus',
  raw: 'av.example:8080\u001b[2J',
  problems: ['proxy-setting-malformed'],
  flaw: 'no-scheme',
  wins: false,
};

/** Settings of every fate, with the findings about them. */
export const shown: ShownDiscovery = {
  settings: [telemetry, lost, malformed],
  routes: [
    {
      id: 'telemetry-proxy',
      kind: 'http',
      proxy: { kind: 'http', host: 'proxy.example', port: 8080 },
      proxyForHttp: 'direct',
      bypass: ['*.corp.example'],
      effective: true,
      settings: [telemetry.id],
    },
    {
      id: 'wpad',
      kind: 'pac',
      pac: 'http://wpad.corp.example/wpad.dat',
      effective: false,
      settings: ['wpad'],
    },
    { id: 'direct', kind: 'direct', effective: false, settings: [] },
  ],
  findings: [
    {
      id: 'f1',
      kind: 'proxy-setting-malformed',
      severity: 'warning',
      confidence: 'certain',
      evidence: [malformed.id],
      rivals: [],
      facts: { setting: malformed.source, value: malformed.raw, flaw: 'no-scheme' },
    },
  ],
  wpad: [
    { name: 'wpad.a.corp.example', outcome: 'no-address', detail: 'NXDOMAIN' },
    {
      name: 'wpad.corp.example',
      outcome: 'found',
      source: 'http://wpad.corp.example/wpad.dat',
      addresses: ['192.0.2.1'],
    },
  ],
};
