import {
  barrierOf,
  type Component,
  type ComponentWay,
  components,
  inference,
  type LostWay,
} from '../model/component.ts';
import type { Route } from '../model/route.ts';
import type { Discovery } from './discover.ts';

/** A source that a component goes by, and where that is stated. */
type Cell = readonly [source: string, basis: string];

const learn = 'Microsoft Learn, configure-proxy-internet';
const admx = 'WindowsDefender.admx';
const verify = 'Microsoft Learn, verify-connectivity';
const analyzer = 'MDE Client Analyzer, 2024';

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
  'unified-agent': [['telemetry-proxy', inference], ['machine-environment', analyzer], ...machine],
  'monitoring-agent': [['monitoring-agent', 'Microsoft Learn, log-analytics-agent']],
  antivirus: [
    ['antivirus', admx],
    ['antivirus-pac', admx],
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
  const usable = wanted.filter(({ route }) => barrierOf(component, route) === undefined);
  const [winner, next] = usable;
  const before = order.findIndex(([source]) => source === 'wpad');
  const isDetecting = before >= 0 && (winner === undefined || winner.rank > before);
  const losers = found
    .filter(({ route }) => route.id !== winner?.route.id)
    .map(({ route }) => ({ route: route.id, because: lost(component, { route, wanted }) }));
  const [setting] = winner?.route.settings ?? [];
  const detection = isDetecting ? detects : undefined;
  return {
    component,
    route: winner?.route.id ?? 'direct',
    ...(setting && { setting }),
    basis: winner?.basis ?? unset(component, detection && order[before]),
    fallback: fallbackOf(winner?.source, next),
    ...(detection && { detection }),
    losers,
  };
}

/** Where nothing is set: Windows detects, push takes no proxy, and the rest is an inference. */
function unset(component: Component, detecting: Cell | undefined): string {
  return detecting?.[1] ?? (component === 'push' ? analyzer : inference);
}

interface Wanted {
  readonly source: string;
  readonly route: Route;
}

/** What is taken where a way fails: as stated for its source, else the next one, by inference. */
function fallbackOf(
  source: string | undefined,
  next: Wanted | undefined,
): ComponentWay['fallback'] {
  if (source === 'telemetry-proxy') return { route: 'direct', basis: verify };
  // "If the named proxy fails": its PAC file, then no proxy at all.
  if (source === 'antivirus' && next?.source === 'antivirus-pac')
    return { route: next.route.id, basis: admx };
  if (source === 'antivirus') return { route: 'direct', basis: admx };
  return { route: next?.route.id ?? 'direct', basis: inference };
}

type Found = Discovery['found'];

function routeOf(source: string, found: Found): Route | undefined {
  const name = source.replace(/ for http$/, '');
  const route = found.find((one) => one.source === name)?.route;
  return name !== source && route?.proxyForHttp !== undefined ? undefined : route;
}

function lost(
  component: Component,
  {
    route,
    wanted,
  }: { readonly route: Route; readonly wanted: readonly { readonly route: Route }[] },
): LostWay {
  const barrier = barrierOf(component, route);
  if (barrier !== undefined) return barrier === 'no-proxy' ? barrier : 'cannot';
  return wanted.some((one) => one.route.id === route.id) ? 'later' : 'not-read';
}
