import {
  barrierOf,
  type Component,
  type ComponentWay,
  components,
  inference,
  type LostWay,
} from '../model/route/component.ts';
import type { Route } from '../model/route/route.ts';
import { type Cell, pages, sourcesOf } from './component-table.ts';
import type { Discovery } from './discover.ts';
import type { DetectingAccount } from './windows/detection.ts';
import { accountOfConnection } from './windows/other-connections.ts';

/** The way of each component of a machine. Nothing is asked: PAC files are named, and not read. */
export function componentWays(discovery: Discovery): readonly ComponentWay[] {
  return components.map((component) => wayOf(component, discovery));
}

function wayOf(component: Component, discovery: Discovery): ComponentWay {
  const { found, isThisMachine } = discovery;
  const own: readonly Cell[] = [['environment', inference]];
  const isOwn = isThisMachine && found.some(({ source }) => source === 'environment');
  const order = isOwn && component !== 'push' ? own : sourcesOf(component);
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
  const user = usableUser(component, discovery);
  const fallback = fallbackOf({ winner, next, user });
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
  const flawed = flawedBefore({ order, winner, discovery });
  return {
    component,
    route: winner?.route.id ?? 'direct',
    ...(setting && { setting }),
    basis: winner?.basis ?? unset(component, isDetecting ? cell : undefined),
    fallback,
    ...(isDetecting && {
      detection: discovery.isSearched ? ('found-nothing' as const) : ('unsearched' as const),
      detectionBasis: cell?.[1] ?? inference,
    }),
    ...(detects && !searched && { detectionBy: detects.by }),
    ...(flawed.length > 0 && { flawed }),
    losers,
  };
}

/**
 * The way of the user where a component falls back to it: Windows Update tries the proxy of the user
 * who is signed in after its own.
 */
function usableUser(component: Component, discovery: Discovery): Route | undefined {
  if (component !== 'windows-update') return undefined;
  const source = 'wininet-user';
  const route = routeOf(source, discovery.found);
  if (route === undefined || barrierOf(component, route) !== undefined) return undefined;
  return asideOf({ component, source, route, discovery }) === undefined ? route : undefined;
}

interface Before {
  readonly order: readonly Cell[];
  readonly winner: Wanted | undefined;
  readonly discovery: Discovery;
}

/** Malformed settings of sources that come before a way, and those beside the way itself. */
function flawedBefore({ order, winner, discovery }: Before): readonly string[] {
  const { flawed, settings } = discovery;
  const last = winner?.rank ?? order.length;
  return order.slice(0, last + 1).flatMap(([source]) => {
    const name = source.replace(/ for http$/, '');
    const isOn = name === source || settings.some(isPreferred);
    return isOn ? flawed.flatMap((one) => (one.source === name ? [one.setting] : [])) : [];
  });
}

function isPreferred({ id, raw }: Discovery['settings'][number]): boolean {
  return id === 'policy:PreferStaticProxyForHttpRequest' && raw === '1';
}

/** Where nothing is set: Windows detects, push takes no proxy, and the rest is an inference. */
function unset(component: Component, detecting: Cell | undefined): string {
  return detecting?.[1] ?? (component === 'push' ? pages.analyzer : inference);
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

interface Failing {
  readonly winner: Wanted | undefined;
  readonly next: Pick<Wanted, 'source' | 'route'> | undefined;
  readonly user: Route | undefined;
}

/** What is taken where a way fails: as stated for its source, else the next one, by inference. */
function fallbackOf({ winner, next, user }: Failing): ComponentWay['fallback'] {
  const source = winner?.source;
  if (source === 'telemetry-proxy') return { route: 'direct', basis: pages.verify };
  if (user) return { route: user.id, basis: pages.update };
  // A list that cannot be had by the proxy that was found is not had: nothing else is tried.
  if (winner?.route.proxy && winner.basis === pages.revocation) {
    return { route: winner.route.id, basis: pages.revocation };
  }
  // "If the named proxy fails": its PAC file, then no proxy at all.
  if (source === 'antivirus') {
    const isOwn = next?.source === 'second of antivirus';
    return { route: isOwn ? next.route.id : 'direct', basis: pages.antivirus };
  }
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
  if (component === 'revocation' && source === 'wininet-S-1-5-20') return 'in-part';
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
  ...['wininet-machine', 'wininet-system', 'winhttp-advanced-user', 'wininet-user'].flatMap(
    (account) => [account, `second of ${account}`],
  ),
]);
