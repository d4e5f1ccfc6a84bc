import type { Lab } from '../../lab/lab.ts';
import type { Scenario } from '../../lab/scenarios/scenario.ts';
import type { LabHost } from '../../lab/services/lab-host.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import type { Target } from '../../model/target/target.ts';
import type { AuditRequest, TargetRequest } from '../request/audit-request.ts';
import type { NetDefaults } from '../steps/net-options.ts';
import { type ChosenTargets, chooseTargets } from '../targets/choose-targets.ts';
import { controlHosts } from '../targets/control-hosts.ts';
import { notOneOfMany } from '../usage/usage-error.ts';

/** A simulated network that runs, and what an audit of it takes from it. */
export interface LabSession {
  readonly lab: Lab;
  readonly scenario: string;
  readonly net: NetDefaults;
  readonly chosen: ChosenTargets;
  /**
   * The words of `--route`, `proxy:NAME` and `pac:NAME` replaced; the scenario's own where none
   * were given.
   */
  readonly routeWords: (words: readonly string[]) => readonly string[];
  /** Where a search for WPAD looks. */
  readonly suffixes: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts the network of `--lab`; undefined where none was asked for. What is said of targets
 * overrules the scenario.
 * @param chosen its targets, where they are known.
 * @throws UsageError that names the nearest.
 */
export async function openLab(
  request: AuditRequest,
  chosen?: ChosenTargets,
): Promise<LabSession | undefined> {
  const { lab: name, controls } = request;
  if (name === undefined) return undefined;
  const scenario = await scenarioNamed('lab', name);
  const targets = chosen ?? (await targetsOf(scenario, request));
  return startSession(scenario, targets, controlHosts(controls));
}

/**
 * Starts again, on other ports, the network that a saved audit was made in; undefined where that
 * was none of ours.
 */
export async function reopenLab({
  environment,
  options,
  targets,
  controls,
  sources,
}: AuditHead): Promise<LabSession | undefined> {
  if (environment.lab === undefined) return undefined;
  const { regions } = options;
  const chosen = { os: [], regions, targets, sources, skipped: [], problems: [] };
  return startSession(await scenarioNamed('lab', environment.lab), chosen, controls);
}

/** The scenario of a name. @throws UsageError that names the nearest. */
export async function scenarioNamed(option: string, name: string): Promise<Scenario> {
  // All of them together are a seventh of what an audit would load.
  const { scenarios } = await import('../../lab/scenarios.ts');
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  const choices = scenarios.map((scenario) => scenario.name);
  throw notOneOfMany(name, { option, choices, listedBy: 'netready lab --list' });
}

/** The targets that a scenario is about, as a request changes them. */
export async function targetsOf(
  scenario: Scenario,
  request: TargetRequest = {},
): Promise<ChosenTargets> {
  const all = await chooseTargets(request, {
    ...(scenario.catalogue !== undefined && { catalogue: scenario.catalogue }),
    os: scenario.os,
    regions: scenario.regions,
    ...(scenario.targets && { urls: scenario.targets }),
  });
  const { hosts } = scenario;
  const isWanted = (target: Target): boolean =>
    hosts === undefined ||
    hosts.includes(target.host) ||
    target.reasons.some(({ rule }) => rule === 'user');
  return { ...all, targets: all.targets.filter(isWanted) };
}

/** Starts a scenario's network with targets, and perhaps control hosts, to serve. */
export async function startSession(
  scenario: Scenario,
  chosen: ChosenTargets,
  controls: readonly Target[] = [],
): Promise<LabSession> {
  // Loaded when used: making certificates takes a library that no other audit needs.
  const { startLab } = await import('../../lab/start-lab.ts');
  const served = [...chosen.targets.filter((t) => !t.notRun), ...controls];
  const lab = await startLab(scenario, served.map(labHost));
  const wordOf = (word: string): string => {
    const file = word.replace(/^pac:/, '');
    if (file !== word && Object.hasOwn(lab.pacFiles, file)) return `pac+${lab.pacFiles[file]}`;
    const name = word.replace(/^proxy:/, '');
    const proxy = Object.hasOwn(lab.proxies, name) ? lab.proxies[name] : undefined;
    return proxy ? `${proxy.kind}://${proxy.name}:${proxy.namedPort}` : word;
  };
  return {
    lab,
    scenario: scenario.name,
    chosen,
    net: {
      resolver: lab.resolver,
      ...(lab.deadResolver && { resolverBefore: lab.deadResolver }),
      connectTo: lab.connectTo,
      ca: lab.ca,
      otherCa: lab.otherCa,
      timeoutMs: scenario.timeoutMs,
    },
    routeWords: (words) => (words.length > 0 ? words : scenario.routes).map(wordOf),
    suffixes: lab.suffixes,
    close: () => lab.close(),
  };
}

function labHost({ url, host, port, expect }: Target): LabHost {
  const { protocol, pathname, search } = new URL(url);
  return {
    host,
    port,
    scheme: protocol === 'http:' ? 'http' : 'https',
    path: `${pathname}${search}`,
    ...(expect && { expect }),
  };
}
