import { type Component, inference } from '../model/route/component.ts';

/** A source that a component goes by, and where that is stated. */
export type Cell = readonly [source: string, basis: string];

/** Where the guides and articles of Microsoft state what the table has. */
export const pages = {
  proxy: 'Microsoft Learn, configure-proxy-internet',
  verify: 'Microsoft Learn, verify-connectivity',
  downlevel: 'Microsoft Learn, onboard-downlevel',
  /** CryptoAPI: WinHTTP's static proxy, else that of the account it runs as, else detection. */
  revocation: 'Microsoft Learn, description-of-cryptography-api-proxy-from-crl',
  update: 'Microsoft Learn, windows-update-client-determines-proxy-server-connect',
  antivirus: 'WindowsDefender.admx',
  analyzer: 'MDE Client Analyzer, 2024',
} as const;

/** The sources of WinHTTP's own static proxy. */
const winhttp: readonly string[] = ['winhttp', 'winhttp-shown'];
const accounts: readonly string[] = ['wininet-machine', 'wininet-system'];

/** The sources of a service of Windows, in the order of all of them: static, detected, the account's. */
function services({
  stated,
  account = inference,
}: {
  readonly stated: string;
  readonly account?: string;
}): readonly Cell[] {
  return [
    ...all(winhttp, stated),
    ['winhttp-advanced', inference],
    ['wpad', stated],
    ...all(accounts, account),
  ];
}

function all(sources: readonly string[], basis: string): readonly Cell[] {
  return sources.map((source) => [source, basis]);
}

/** Beside a static proxy plain requests take it only where PreferStaticProxyForHttpRequest is 1. */
const preferred: Cell = ['telemetry-proxy for http', pages.proxy];

const linux = 'Microsoft Learn, linux-static-proxy-configuration';

const table: Readonly<Record<Component, readonly Cell[]>> = {
  sensor: [['telemetry-proxy', pages.proxy], ...services({ stated: pages.proxy })],
  // It is built on curl, of which no page says that it goes by WinHTTP's settings.
  'unified-agent': [
    ['telemetry-proxy', inference],
    ['machine-environment', pages.analyzer],
    ...services({ stated: inference }),
  ],
  'monitoring-agent': [
    ['monitoring-agent', 'Microsoft Learn, log-analytics-agent'],
    ...all(winhttp, pages.downlevel),
    ...services({ stated: inference }).filter(([source]) => !winhttp.includes(source)),
  ],
  antivirus: [
    ['antivirus', pages.antivirus],
    ['second of antivirus', pages.antivirus],
    ...all(accounts, pages.antivirus),
    ...all([...winhttp, 'winhttp-advanced'], inference),
    ['wpad', pages.antivirus],
  ],
  'windows-update': [preferred, ...services({ stated: pages.update })],
  revocation: [preferred, ...services({ stated: pages.revocation, account: pages.revocation })],
  push: [],
  'user-programs': [
    ['wininet-machine', 'IEInternals, Understanding Web Proxy Configuration'],
    ...all(['winhttp-advanced-user', 'wininet-user', 'wpad'], inference),
  ],
  'linux-agent': all(['unix-agent', 'environment', 'environment-file'], linux),
  'mac-agent': [
    ['unix-agent', inference],
    ['mac-system-proxy', 'Microsoft Learn, microsoft-defender-endpoint-mac-prerequisites'],
  ],
};

/** Sources of connections: behind the PAC file of each comes its static proxy. */
const connections: readonly string[] = [
  ...accounts,
  'winhttp-advanced',
  'winhttp-advanced-user',
  'wininet-user',
  'mac-system-proxy',
];

/** The sources of a component, the one that decides first: the one table of this order. */
export function sourcesOf(component: Component): readonly Cell[] {
  return table[component].flatMap(([source, basis]): readonly Cell[] =>
    connections.includes(source)
      ? [
          [source, basis],
          [`second of ${source}`, inference],
        ]
      : [[source, basis]],
  );
}
