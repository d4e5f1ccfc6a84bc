import type { LiveContext } from '../model/audit/windows/live-answers.ts';
import type { NameRule } from '../model/audit/windows/name-policy.ts';
import type { GuideItem } from '../model/route/guide-item.ts';
import type { Route, Setting } from '../model/route/route.ts';
import { afterDetection, type Detects, detectionOf, isDetecting, switchesOf } from './detecting.ts';
import { environment } from './environment.ts';
import { overruled } from './overruled.ts';
import { isSameWay } from './same-way.ts';
import type { Discovered, DiscoveryInput, ReadSource, SettingSource } from './setting-source.ts';
import { environmentFile, gnomeProxy, macInterfaces, macSystemProxy, unixAgent } from './unix.ts';
import { analyzed } from './windows/analyzed.ts';
import { antivirus } from './windows/antivirus.ts';
import { isAutoProxyOff } from './windows/detection.ts';
import { guideChecklist } from './windows/guide-checklist.ts';
import { machineEnvironment } from './windows/machine-environment.ts';
import { mobilePolicy } from './windows/mobile-policy.ts';
import { monitoringAgent } from './windows/monitoring-agent.ts';
import { nameRules } from './windows/name-rules.ts';
import {
  earlierFiles,
  networkProxy,
  policyValues,
  programs32,
  withoutKey,
} from './windows/not-read.ts';
import { otherConnections } from './windows/other-connections.ts';
import { telemetryProxy } from './windows/telemetry-proxy.ts';
import type { WindowsMachine } from './windows/windows-machine.ts';
import { winhttpAdvanced, winhttpAdvancedOfUser } from './windows/winhttp-advanced.ts';
import { winhttpAnswers } from './windows/winhttp-answers.ts';
import { winhttpSettings } from './windows/winhttp-settings.ts';
import { winhttpShown } from './windows/winhttp-shown.ts';
import { wininetAccounts } from './windows/wininet-accounts.ts';
import { isPerMachine, wininetMachine } from './windows/wininet-machine.ts';
import { wininetSystem } from './windows/wininet-system.ts';
import { wininetUser } from './windows/wininet-user.ts';
import { withNote } from './windows/with-note.ts';
import { wpad } from './wpad/wpad-source.ts';

/** Every place that may hold a proxy setting, the one that decides first. */
const sources: readonly SettingSource[] = [
  environment,
  unixAgent,
  environmentFile,
  macSystemProxy,
  telemetryProxy,
  winhttpSettings,
  winhttpShown,
  winhttpAdvanced,
  wpad,
  wininetMachine,
  wininetSystem,
  mobilePolicy,
  antivirus,
  machineEnvironment,
  monitoringAgent,
  winhttpAdvancedOfUser,
  wininetUser,
  ...wininetAccounts,
  ...otherConnections,
  policyValues,
  networkProxy,
  programs32,
  macInterfaces,
  gnomeProxy,
  earlierFiles,
  withoutKey,
  analyzed,
  winhttpAnswers,
];

export const direct: Route = { id: 'direct', kind: 'direct', effective: true, settings: [] };

export interface Discovery {
  readonly settings: readonly Setting[];
  /** The way that the sensor's traffic would take. */
  readonly route: Route;
  /**
   * Automatic detection comes before that way: it was not searched for, or found nothing. Absent
   * where it has no say.
   */
  readonly detection?: 'unsearched' | 'found-nothing';
  /** The way of each source that names one, in the order of the sources, and what comes behind it. */
  readonly found: readonly { readonly source: string; readonly route: Route }[];
  /** The malformed settings of each source, by their ids: what Windows makes of them, nobody says. */
  readonly flawed: readonly { readonly source: string; readonly setting: string }[];
  /** Automatic detection of each account, whatever decides before it. Absent for no Windows. */
  readonly detects?: Detects;
  /** A search for WPAD was made. */
  readonly isSearched: boolean;
  /** The settings are those of the machine that this runs on. */
  readonly isThisMachine: boolean;
  /** They are those of a machine that is no Windows. */
  readonly isUnix: boolean;
  /** The values of Microsoft's guide, where a registry was read. */
  readonly checklist: readonly GuideItem[];
  /** What this machine tells of itself beside its settings; absent for another one, and for no Windows. */
  readonly live?: LiveContext;
  /** Its Name Resolution Policy Table; absent where it has none. */
  readonly nameRules?: readonly NameRule[];
  /** That one, every other way that a setting names, and direct; each way once. */
  readonly routes: readonly Route[];
}

/**
 * Reads every source. The first that the sensor goes by and that makes a route decides; where none
 * does, traffic goes direct. The settings of the others lose to it, and conflict with it where
 * they name another way. Asks nobody: what a search for WPAD found is handed in.
 */
export function discover(input: DiscoveryInput): Discovery {
  const given = givenOf(input);
  const isOwnWindows = input.windows === undefined && given.windows?.hasRegistry === true;
  const found: readonly ReadSource[] = sources.map((source) => ({
    name: source.name,
    readBy: readerOf(source, given),
    ...withoutService(source.read(given), { source, windows: given.windows }),
  }));
  const winner = winnerOf(found);
  const route = winner?.route ? { ...winner.route, effective: true } : direct;
  const others = found.flatMap((one) => [
    ...(one.route && one !== winner ? [one.route] : []),
    ...(one.second ? [one.second] : []),
  ]);
  const detection = detectionOf(given, { found, winner });
  const detects = switchesOf(given);
  const policy = given.windows ? nameRules(given.windows.registry) : [];
  const ofProcess = isOwnWindows ? environment.read(input).settings : [];
  const read = found.flatMap((one) => (one === winner ? one.settings : overruled(one, route)));
  const witness = found.find(({ name }) => name === analyzed.name);
  const isOther = detection === undefined && witness !== undefined && saysOtherwise(witness, route);
  const all = [...read, ...withNote(ofProcess, 'this-process')].map((one) =>
    isOther && witness.settings.some(({ id }) => id === one.id) ? contradicting(one, route) : one,
  );
  return {
    settings: detection === undefined ? all : all.map((one) => afterDetection(one, detection)),
    route,
    ...(detection && { detection }),
    found: found.flatMap(({ name, route: own, second }) => [
      ...(own ? [{ source: name, route: own }] : []),
      ...(second ? [{ source: `second of ${name}`, route: second }] : []),
    ]),
    flawed: found.flatMap(flawedOf),
    ...(detects && { detects }),
    isSearched: given.wpad !== undefined,
    isThisMachine: input.windows === undefined && !isOwnWindows,
    isUnix: given.windows?.isUnix === true,
    ...(given.windows?.live && { live: given.windows.live }),
    ...(policy.length > 0 && { nameRules: policy }),
    checklist: given.windows ? guideChecklist(given.windows) : [],
    routes: distinct([route, ...others, direct]),
  };
}

/** What is malformed in a source, but for what would not be used anyway. */
function flawedOf({ name, settings }: ReadSource): Discovery['flawed'] {
  return settings.flatMap(({ id, flaw, note = 'second-proxy' }) =>
    flaw !== undefined && note === 'second-proxy' ? [{ source: name, setting: id }] : [],
  );
}

/** No service of Windows sees the variables of this process; an agent elsewhere starts with them. */
function givenOf(input: DiscoveryInput): DiscoveryInput {
  const { windows = input.live } = input;
  if (windows === undefined) return input;
  const isOther = input.windows !== undefined || windows.isUnix !== true;
  return { ...input, windows, ...(isOther && { environment: {} }) };
}

/**
 * Who goes by a source on that machine: the sensor neither by its account where ProxySettingsPerUser
 * is 0, nor by what a search found that its own account would not make.
 */
function readerOf(
  { name, readBy = 'sensor' }: SettingSource,
  given: DiscoveryInput,
): ReadSource['readBy'] {
  const { windows } = given;
  const isAside =
    (name === wininetSystem.name && windows !== undefined && isPerMachine(windows)) ||
    (name === wpad.name && switchesOf(given)?.system.state === 'off');
  return isAside ? 'others' : readBy;
}

/** The first that the sensor goes by; where that detects first, what a search found. */
function winnerOf(found: readonly ReadSource[]): ReadSource | undefined {
  const ways = found.filter(({ readBy, route }) => readBy === 'sensor' && route !== undefined);
  const [first] = ways;
  return (isDetecting(first) && ways.find(({ name }) => name === wpad.name)) || first;
}

/** Without its service WinHTTP neither searches nor reads a PAC file: what is behind it counts. */
function withoutService(
  found: Discovered,
  {
    source,
    windows,
  }: { readonly source: SettingSource; readonly windows?: WindowsMachine | undefined },
): Discovered {
  const isOfSensor = (source.readBy ?? 'sensor') === 'sensor';
  if (!isOfSensor || windows === undefined || !isAutoProxyOff(windows)) return found;
  const { route, second } = found;
  if (route?.kind !== 'pac') return found;
  const settings = found.settings.map((setting): Setting => {
    if (route.settings.includes(setting.id))
      return { ...setting, wins: false, note: 'service-off' };
    const { note, lostBecause, ...own } = setting;
    return second?.settings.includes(setting.id) === true ? { ...own, wins: true } : setting;
  });
  return { settings, ...(second && { route: second }) };
}

/** Whether the sensor told the analyzer of another way; where a PAC file decides, nobody can say. */
function saysOtherwise({ settings, route }: ReadSource, winner: Route): boolean {
  if (settings.length === 0 || winner.kind === 'pac') return false;
  return route === undefined ? winner.kind !== 'direct' : !isSameWay(route, winner);
}

function contradicting(setting: Setting, { settings: [by] }: Route): Setting {
  return {
    ...setting,
    note: 'analyzer-otherwise',
    problems: [...setting.problems, 'proxy-settings-conflict'],
    ...(by !== undefined && { lostBecause: by }),
  };
}

function distinct(routes: readonly Route[]): readonly Route[] {
  const kept: Route[] = [];
  for (const route of routes) {
    const isKnown = kept.some((one) => one.id === route.id || isSameWay(one, route));
    if (!isKnown) kept.push({ ...route, effective: route === routes[0] });
  }
  return kept;
}
