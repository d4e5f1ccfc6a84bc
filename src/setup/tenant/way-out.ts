import { platform } from 'node:process';
import type { PacSelect } from '../../discovery/pac/select-by-pac.ts';
import type { Failure } from '../../model/finding/failure.ts';
import type { Route, Way } from '../../model/route/route.ts';
import { proxyFor } from '../../plan/over-routes.ts';
import type { SettingsRequest } from '../request/audit-request.ts';
import { namedRoutes } from '../routes/named-routes.ts';
import type { StepOptions } from '../steps/net-options.ts';
import { UnusableValue } from '../usage/usage-error.ts';

/** The ways to a host, the first to be tried first; or why there is none. */
export type ChosenWays = { readonly ways: readonly Way[] } | { readonly failure: Failure };

/** The way that requests go out. */
export interface WayOut {
  /** As `--route` spells it. */
  readonly route: string;
  /** @param host asked at port 443 over TLS. Rejects only when aborted. */
  readonly waysTo: (host: string) => Promise<ChosenWays>;
  readonly close: () => Promise<void>;
}

export interface WayAsked {
  /** A word of `--route`; absent: as the settings say. */
  readonly word?: string | undefined;
  readonly request: SettingsRequest;
  readonly net: StepOptions;
  readonly signal: AbortSignal;
}

/**
 * Opens the way that an audit would choose: of the settings that were read, as the sensor takes it, or the one
 * that is named; with the hosts that go direct, and by a PAC file where one decides.
 * @throws UsageError in one line for a word that names no route.
 */
export async function openWayOut({ word, request, net, signal }: WayAsked): Promise<WayOut> {
  if (word === 'all')
    throw new UnusableValue('route', { value: word, why: 'one way is taken, so name it' });
  const words = word === undefined ? [] : [word];
  const asking = new Set(['sensor'] as const);
  const found = await namedRoutes(words, {
    ...{ request, net, signal, asking, lab: undefined, option: 'route' },
  });
  const [route] = found.routes;
  if (!route) throw new TypeError('Cannot choose a way: there is no route');
  const pac = route.kind === 'pac' ? await pacOf(route, { request, net, signal }) : undefined;
  return {
    route: route.id,
    waysTo: async (host) => (pac ? byPac(pac, { route, host }) : { ways: [wayOver(route, host)] }),
    close: async () => pac?.close(),
  };
}

function wayOver(route: Route, host: string): Way {
  return proxyFor(route, { scheme: 'https', host, port: 443 }) ?? { kind: 'direct' };
}

async function pacOf(
  route: Route,
  { request, net, signal }: Omit<WayAsked, 'word'>,
): Promise<PacSelect> {
  const { selectByPac } = await import('../../discovery/pac/select-by-pac.ts');
  const isWindows = request.settings !== undefined || platform === 'win32';
  return selectByPac([route], {
    ...{ net, signal, proxy: 'environment', caller: isWindows ? 'windows' : 'browsers' },
  });
}

interface Place {
  readonly route: Route;
  readonly host: string;
}

async function byPac({ select }: PacSelect, { route, host }: Place): Promise<ChosenWays> {
  const { entries, failure } = await select({
    ...{ id: 'a1', target: 't1', route: route.id, sample: 1, purpose: 'audit' },
    ...{ scheme: 'https', host, port: 443, path: '/', select: true },
  });
  return failure ? { failure } : { ways: entries };
}
