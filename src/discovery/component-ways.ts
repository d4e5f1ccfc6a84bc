import { type Component, type ComponentWay, components, type LostWay } from '../model/component.ts';
import type { Route } from '../model/route.ts';
import type { Discovery } from './discover.ts';

/** A source that a component goes by, and where that is stated. */
type Cell = readonly [source: string, basis: string];

const learn = 'Microsoft Learn, configure-proxy-internet';
const admx = 'WindowsDefender.admx';
const inference = 'inference';
const verify = 'Microsoft Learn, verify-connectivity';

const winhttp: readonly Cell[] = [
  ['winhttp', learn],
  ['winhttp-shown', learn],
  ['winhttp-advanced', inference],
];
const account: readonly Cell[] = [
  ['wininet-machine', inference],
  ['wininet-system', inference],
];
const detected: readonly Cell[] = [['wpad', learn]];
const machine = [...winhttp, ...detected, ...account];
/** Beside a static proxy plain requests take it only where PreferStaticProxyForHttpRequest is 1. */
const plain: readonly Cell[] = [['telemetry-proxy for http', learn], ...machine];

/** The sources of each component, the one that decides first: the one table of this order. */
const table: Readonly<Record<Component, readonly Cell[]>> = {
  sensor: [['telemetry-proxy', learn], ...machine],
  'unified-agent': [
    ['telemetry-proxy', inference],
    ['machine-environment', 'MDE Client Analyzer, 2024'],
    ...machine,
  ],
  'monitoring-agent': [['monitoring-agent', 'Microsoft Learn, log-analytics-agent']],
  antivirus: [
    ['antivirus', admx],
    ['wininet-machine', admx],
    ['wininet-system', admx],
    ...winhttp.map(([source]) => [source, inference] as const),
    ['wpad', admx],
  ],
  'windows-update': plain,
  revocation: plain,
  push: [],
  'user-programs': [
    ['wininet-machine', 'IEInternals, Understanding Web Proxy Configuration'],
    ['winhttp-advanced-user', inference],
    ['wininet-user', inference],
    ['wpad', inference],
  ],
  'linux-agent': [
    ['unix-agent', 'Microsoft Learn, linux-static-proxy-configuration'],
    ['environment', 'Microsoft Learn, linux-static-proxy-configuration'],
    ['environment-file', 'Microsoft Learn, linux-static-proxy-configuration'],
  ],
  'mac-agent': [
    ['unix-agent', inference],
    ['mac-system-proxy', 'Microsoft Learn, microsoft-defender-endpoint-mac-prerequisites'],
  ],
};

/** WinHTTP speaks no SOCKS; the agent on Linux takes a static proxy alone. */
const noSocks: readonly Component[] = [
  ...['sensor', 'antivirus', 'windows-update', 'revocation'],
] as readonly Component[];

/** The way of each component of a machine. Nothing is asked: PAC files are named, and not read. */
export function componentWays(discovery: Discovery): readonly ComponentWay[] {
  return components.map((component) => wayOf(component, discovery));
}

function wayOf(component: Component, { found, detects, isThisMachine }: Discovery): ComponentWay {
  const own: readonly Cell[] = [['environment', inference]];
  const isOwn = isThisMachine && found.some(({ source }) => source === 'environment');
  const order = isOwn && component !== 'push' ? own : table[component];
  const wanted = order.flatMap(([source, basis], rank) => {
    const route = routeOf(source, found);
    return route === undefined ? [] : [{ source, basis, rank, route }];
  });
  const usable = wanted.filter(({ route }) => !cannot(component, route));
  const [winner, next] = usable;
  const before = order.findIndex(([source]) => source === 'wpad');
  const isDetecting = before >= 0 && (winner === undefined || winner.rank > before);
  const losers = found
    .filter(({ route }) => route.id !== winner?.route.id)
    .map(({ route }) => ({ route: route.id, because: lost(component, { route, wanted }) }));
  const [setting] = winner?.route.settings ?? [];
  const isSensor = winner?.source === 'telemetry-proxy';
  return {
    component,
    route: winner?.route.id ?? 'direct',
    ...(setting && { setting }),
    basis: winner?.basis ?? (component === 'push' ? 'MDE Client Analyzer, 2024' : inference),
    fallback:
      isSensor || next === undefined
        ? { route: 'direct', basis: isSensor ? verify : inference }
        : { route: next.route.id, basis: inference },
    ...(isDetecting && detects && { detection: detects }),
    losers,
  };
}

type Found = Discovery['found'];

function routeOf(source: string, found: Found): Route | undefined {
  const name = source.replace(/ for http$/, '');
  const route = found.find((one) => one.source === name)?.route;
  return name !== source && route?.proxyForHttp !== undefined ? undefined : route;
}

function cannot(component: Component, { kind, proxy }: Route): boolean {
  if (component === 'linux-agent') return kind === 'pac';
  return noSocks.includes(component) && /^socks/.test(proxy?.kind ?? kind);
}

function lost(
  component: Component,
  {
    route,
    wanted,
  }: { readonly route: Route; readonly wanted: readonly { readonly route: Route }[] },
): LostWay {
  if (component === 'push') return 'no-proxy';
  if (cannot(component, route)) return 'cannot';
  return wanted.some((one) => one.route.id === route.id) ? 'later' : 'not-read';
}
