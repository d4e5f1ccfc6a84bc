import type { Waiver } from '../standing/waiver.ts';
import {
  type Agent,
  agents,
  type Cloud,
  clouds,
  type OperatingSystem,
  operatingSystems,
} from '../target/operating-system.ts';
import type { Reason } from '../target/target.ts';
import type { AuditHead, AuditOptions, FailOn } from './report.ts';

/** What the head of an audit still tells of what it was asked to do. */
export interface Asked {
  /** Names of lists, built in or not; absent: the targets alone. */
  readonly catalogues?: readonly string[];
  readonly targets?: readonly string[];
  readonly os: readonly OperatingSystem[];
  readonly agent?: Agent;
  readonly regions?: readonly string[];
  readonly cloud?: Cloud;
  readonly portal?: boolean;
  /** Absent: as the machine was set. */
  readonly routes?: readonly string[];
  readonly controls?: readonly string[];
  readonly revocation?: boolean;
  readonly interceptionCheck?: boolean;
  readonly samples: number;
  readonly lab?: string;
  readonly compareResolver?: string;
  readonly expectRoot?: readonly string[];
  readonly systemCa?: boolean;
  readonly timeoutMs: number;
  readonly rate?: number;
  readonly failOn: FailOn;
  readonly waivers?: readonly Waiver[];
  readonly site?: string;
}

type AskedHead = Pick<
  AuditHead,
  'environment' | 'options' | 'routes' | 'components' | 'targets' | 'controls'
>;

/** Reads a head, or one part of it, backwards. Which files were read, and where names were sent to, it does not hold. */
export function askedOf(head: AskedHead): Asked {
  const { environment, options, routes, components, controls = [] } = head;
  const { catalogue, os, regions, samples, timeoutMs, failOn, routesByHand } = options;
  const own = head.targets.flatMap(({ url, reasons }) =>
    reasons.some(({ rule }) => rule === 'user') ? [url] : [],
  );
  const words = components ? ['all'] : routes.map(({ id }) => id);
  return {
    ...(catalogue !== undefined && { catalogues: catalogue.split(' + ') }),
    ...(own.length > 0 && { targets: own }),
    os: os.flatMap((name) => operatingSystems.find((one) => one === name) ?? []),
    ...selectionOf(head),
    ...(regions.length > 0 && { regions }),
    ...(routesByHand && { routes: words }),
    ...(controls.length > 0 && { controls: controls.map(({ url }) => url) }),
    ...(options.noRevocation && { revocation: false }),
    ...(!options.interceptionCheck && { interceptionCheck: false }),
    ...{ samples, timeoutMs, failOn },
    ...(environment.lab !== undefined && { lab: environment.lab }),
    ...stepsOf(options),
  };
}

function stepsOf(options: AuditOptions): Partial<Asked> {
  const { compareResolver, expectRoots, systemCa, rate, waivers, site } = options;
  return {
    ...(compareResolver !== undefined && { compareResolver }),
    ...(expectRoots && { expectRoot: expectRoots }),
    ...(systemCa && { systemCa }),
    ...(rate !== undefined && { rate }),
    ...(waivers && { waivers }),
    ...(site !== undefined && { site }),
  };
}

/** What was said of rows, by the reasons of those that are in. */
function selectionOf({ targets }: AskedHead): Pick<Asked, 'agent' | 'cloud' | 'portal'> {
  let agent: Agent | undefined;
  let cloud: Cloud | undefined;
  let portal = false;
  for (const reason of targets.flatMap(({ reasons }) => reasons)) {
    agent = otherAgent(reason) ?? agent;
    if (reason.rule === 'cloud') cloud = clouds.find((one) => one === reason.cloud);
    if (reason.rule === 'portal' && reason.met) portal = true;
  }
  return { ...(agent && { agent }), ...(cloud && { cloud }), ...(portal && { portal }) };
}

/** The usual one needs no word. */
function otherAgent(reason: Reason): Agent | undefined {
  if (reason.rule !== 'os' || reason.agent === 'unified') return undefined;
  return agents.find((one) => one === reason.agent);
}
