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
import type { DetectingAccount } from './windows/detection.ts';
import { accountOfConnection } from './windows/other-connections.ts';

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

function wayOf(component: Component, discovery: Discovery): ComponentWay {
  const { found, isThisMachine } = discovery;
  const own: readonly Cell[] = [['environment', inference]];
  const isOwn = isThisMachine && found.some(({ source }) => source === 'environment');
  const order = isOwn && component !== 'push' ? own : table[component];
  const wanted = order.flatMap(([source, basis], rank) => {
    const route = routeOf(source, found);
    return route === undefined ? [] : [{ source, basis, rank, route }];
  });
  const usable = wanted.filter(
    ({ source, route }) =>
      barrierOf(component, route) === undefined &&
      asideOf({ component, source, route, discovery }) === undefined,
  );
  const detects = detectsFirst({ component, order, usable, discovery });
  // What a search found is the way of who searches first.
  const searched = detects?.isOn ? usable.find(({ source }) => source === 'wpad') : undefined;
  const ranked = searched ? [searched, ...usable.filter((one) => one !== searched)] : usable;
  const [winner, next] = ranked;
  const isDetecting = detects?.isOn === true && searched === undefined;
  const fallback = fallbackOf(winner?.source, next);
  const losers = found
    .filter(({ route }) => route.id !== winner?.route.id)
    .map(({ source, route }) => ({
      route: route.id,
      because:
        route.id === fallback.route
          ? ('fallback' as const)
          : lost({ component, source, route, discovery, order, wanted, winner }),
    }));
  const [setting] = winner?.route.settings ?? [];
  const cell = order.find(([source]) => source === 'wpad');
  return {
    component,
    route: winner?.route.id ?? 'direct',
    ...(setting && { setting }),
    basis: winner?.basis ?? unset(component, isDetecting ? cell : undefined),
    fallback,
    ...(isDetecting && { detection: discovery.isSearched ? 'found-nothing' : 'unsearched' }),
    ...(detects && !searched && { detectionBy: detects.by }),
    losers,
  };
}

/** Where nothing is set: Windows detects, push takes no proxy, and the rest is an inference. */
function unset(component: Component, detecting: Cell | undefined): string {
  return detecting?.[1] ?? (component === 'push' ? analyzer : inference);
}

interface Wanted {
  readonly source: string;
  readonly basis: string;
  readonly rank: number;
  readonly route: Route;
}

interface Detecting {
  readonly component: Component;
  readonly order: readonly Cell[];
  readonly usable: readonly Wanted[];
  readonly discovery: Discovery;
}

/**
 * Automatic detection where it comes before the way of a component, on or off, and the setting that
 * says so: by the order of its sources, or because the connection that decides has it on itself.
 */
function detectsFirst({
  component,
  order,
  usable,
  discovery: { detects, settings },
}: Detecting): { readonly isOn: boolean; readonly by: string } | undefined {
  const first = usable.find(({ source }) => source !== 'wpad');
  const connection = first?.route.id ?? (component === 'mac-agent' ? 'mac-system-proxy' : '');
  const own = settings.find(({ id }) => /^(.+):(?:no-)?auto-detect$/.exec(id)?.[1] === connection);
  const { state, by } = detects?.[accountOf(component)] ?? {};
  if (own && state !== 'disabled') {
    return { isOn: !own.id.endsWith(':no-auto-detect'), by: own.id };
  }
  const rank = order.findIndex(([source]) => source === 'wpad');
  if (by === undefined || rank < 0) return undefined;
  return first === undefined || first.rank > rank ? { isOn: state === 'on', by } : undefined;
}

function accountOf(component: Component): DetectingAccount {
  return component === 'user-programs' ? 'user' : 'system';
}

interface Placed {
  readonly component: Component;
  readonly source: string;
  readonly route: Route;
  readonly discovery: Discovery;
}

/** Why a source of a component does not count on this machine. */
function asideOf({ component, source, route, discovery }: Placed): LostWay | undefined {
  const { settings, detects } = discovery;
  if (source === 'wpad' && detects && detects[accountOf(component)].state !== 'on') {
    return 'detection-off';
  }
  const note = settings.find(({ id }) => id === route.settings[0])?.note;
  return note === 'per-machine' || note === 'per-user' ? note : undefined;
}

/** What is taken where a way fails: as stated for its source, else the next one, by inference. */
function fallbackOf(
  source: string | undefined,
  next: Pick<Wanted, 'source' | 'route'> | undefined,
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

interface Lost extends Placed {
  readonly order: readonly Cell[];
  readonly wanted: readonly Wanted[];
  readonly winner: Wanted | undefined;
}

function lost({ order, wanted, winner, ...placed }: Lost): LostWay {
  const { component, source, route } = placed;
  const barrier = barrierOf(component, route);
  if (barrier !== undefined) return barrier === 'no-proxy' ? barrier : 'cannot';
  const account = accountOfConnection(source);
  const rank = order.findIndex(([name]) => name === account);
  const isRead = account ? rank >= 0 : wanted.some((one) => one.route.id === route.id);
  if (!isRead) return 'not-read';
  const aside = asideOf(placed);
  if (aside !== undefined) return aside;
  const isBefore = winner !== undefined && winner.rank < rank && !ofAccount.has(winner.source);
  return account && !isBefore ? 'while-connected' : 'later';
}

/** What the settings of a connection that is in use replace: those of an account, and its detection. */
const ofAccount: ReadonlySet<string> = new Set([
  'wpad',
  'wininet-machine',
  'wininet-system',
  'winhttp-advanced-user',
  'wininet-user',
]);
