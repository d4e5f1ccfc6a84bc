import { statSync } from 'node:fs';
import { chooseRoutes } from '../../discovery/choose-routes.ts';
import { componentWays } from '../../discovery/component-ways.ts';
import type { Discovery } from '../../discovery/discover.ts';
import { pacPath } from '../../discovery/pac/pac-path.ts';
import type { ProxyProblem } from '../../discovery/parse-route.ts';
import { withoutLogin } from '../../discovery/without-login.ts';
import type { Component } from '../../model/route/component.ts';
import type { Route, Setting } from '../../model/route/route.ts';
import { plainText } from '../../report/text/say.ts';
import { noteWords } from '../../report/words/settings/note-words.ts';
import type { LabSession } from '../lab/lab-session.ts';
import type { SettingsRequest } from '../request/audit-request.ts';
import type { StepOptions } from '../steps/net-options.ts';
import { nearest } from '../usage/nearest.ts';
import { UnusableValue, UsageError } from '../usage/usage-error.ts';
import { discoverSettings, type FoundDiscovery } from './discover-settings.ts';

export interface FoundRoutes {
  readonly routes: readonly Route[];
  readonly byHand: boolean;
  readonly settings: readonly Setting[];
  readonly discovery: Discovery;
}

export interface RoutesInput {
  readonly request: SettingsRequest;
  readonly lab: LabSession | undefined;
  readonly net: StepOptions;
  readonly signal: AbortSignal;
  /**
   * Who asks, where no word names a route: what decides by automatic detection for one of them is
   * searched for, as the machine would. Absent: nobody is asked.
   */
  readonly asking?: ReadonlySet<Component>;
  /** What the words stand for in a message; default: `routes`. */
  readonly option?: string;
}

/**
 * The routes that words such as those of `--route` name; in a simulated network its own words too.
 * @throws UsageError in one line for a word that names none.
 */
export async function namedRoutes(
  given: readonly string[],
  { request, lab, net, signal, asking, option = 'routes' }: RoutesInput,
): Promise<FoundRoutes> {
  const words = lab ? lab.routeWords(given) : given;
  const discovered = (wpad: boolean): Promise<FoundDiscovery> =>
    discoverSettings(request, {
      ...{ net: { ...net, signal }, wpad },
      ...(lab && { environment: {}, isSimulated: true, suffixes: lab.suffixes }),
    });
  const set = await discovered(false);
  // A search sends DNS queries: only where what it finds is asked for, or decides.
  const isNamed = words.some((word) => word === 'wpad' || word === 'all');
  const isBySettings = words.every((word) => word === 'settings');
  const isWanted = isNamed || (isBySettings && detects(set, asking));
  const searched = isWanted ? await discovered(true) : undefined;
  // Without a suffix there was nothing to ask for.
  const found = searched?.trace?.length ? searched : set;
  const chosen = chooseRoutes(words, found);
  if ('refused' in chosen) {
    const value = withoutLogin(chosen.refused);
    const why = whyNot[chosen.problem];
    const [near] = chosen.problem === 'scheme' ? nearest(value, routeWords) : [];
    const meant = near === undefined ? '' : `did you mean ${near}? `;
    throw new UnusableValue(option, { value, why: meant + why });
  }
  for (const { pac } of chosen.byHand ? chosen.routes : []) {
    if (pac !== undefined) checkPacFile(pac, option);
  }
  if (chosen.routes.length === 0) throw new UsageError(withoutWpad(found));
  return {
    routes: chosen.routes,
    byHand: chosen.byHand,
    settings: found.settings,
    discovery: found,
  };
}

function detects(discovery: Discovery, asking: ReadonlySet<Component> | undefined): boolean {
  return componentWays(discovery).some(
    ({ component, detection }) => detection === 'unsearched' && asking?.has(component),
  );
}

/** A file of the web may come and go, and is a result; one of this machine that is missing, a slip. */
function checkPacFile(pac: string, option: string): void {
  if (isThere(pac)) return;
  throw new UnusableValue(option, { value: `pac+${pac}`, why: 'there is no such file' });
}

function isThere(pac: string): boolean {
  try {
    const path = pacPath(pac);
    return path === undefined || statSync(path).isFile();
  } catch {
    // There is none, or the address can name none: it has a host, or a NUL.
    return false;
  }
}

function withoutWpad({ trace = [], settings }: FoundDiscovery): string {
  const note = settings.find(({ id }) => id === 'dhcp-252')?.note;
  const dhcp = note === undefined ? '' : `; DHCP option 252: ${plainText(noteWords[note])}`;
  const names = trace.map(({ name }) => name).join(', ');
  return trace.length === 0
    ? `No route: this machine has no DNS suffix to look for WPAD in${dhcp}`
    : `No route: WPAD found no PAC file (asked for ${names})${dhcp}; netready discover --wpad tells more`;
}

const routeWords = ['direct', 'settings', 'all', 'wpad'] as const;

const whyNot: Readonly<Record<ProxyProblem, string>> = {
  credentials: 'credentials are never sent, so leave them out',
  scheme:
    'choose one of direct, settings, all, wpad, http://HOST:PORT, https://HOST:PORT, socks5://HOST:PORT, pac+http://…, pac+https://…, pac+file:…',
  port: 'give a port from 1 to 65535',
  host: 'it names no valid host',
  path: 'a proxy has a host and a port, no path; a PAC file is pac+http://… or pac+file:…',
};
