import { isIP } from 'node:net';
import type { AuditConfig } from '../model/audit/audit-config.ts';
import type { AuditPart } from '../model/audit/audit-part.ts';
import { maxAttemptsHeld } from '../model/audit/max-attempts.ts';
import type { AuditHead, AuditOptions, Environment } from '../model/audit/report.ts';
import {
  accountKinds,
  liveBackends,
  type WindowsContext,
} from '../model/audit/windows/windows-account.ts';
import { findingKinds } from '../model/finding/finding.ts';
import { components } from '../model/route/component.ts';
import { guideValues } from '../model/route/guide-item.ts';
import { isDay, maxWaivers, type Waiver } from '../model/standing/waiver.ts';
import {
  type Check,
  type Fields,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  shown,
  text,
  truth,
} from './check.ts';
import { onlyCells } from './check-only.ts';
import { componentWay, guideItem, route, setting } from './check-route.ts';
import { source, target } from './check-target.ts';

const maxSamples = 10_000;
const maxControls = 100;
const maxSiteLength = 200;
const maxRoutes = 10_000;

interface PlanSize {
  readonly targets: readonly unknown[];
  readonly routes: readonly unknown[];
  readonly options: { readonly samples: number };
}

/**
 * The head of a saved audit: deep enough for the plan and a judge to rely on it, and no larger
 * than an audit can be.
 * @returns what is wrong, in a few words; undefined where nothing is.
 */
export const checkHead: Check<AuditHead> = (value) => {
  const problem = headShape(value);
  if (problem !== undefined) return problem;
  // What never started is planned again from the head: a few bytes could ask for a year of work.
  const planned = attemptsOf(value as PlanSize);
  return planned > maxAttemptsHeld
    ? `plans ${planned} attempts, and no more than ${maxAttemptsHeld} are held at once: audit anew in smaller lists, over fewer routes, or with fewer samples`
    : undefined;
};

/** How many attempts a head plans for its targets. */
export function attemptsOf({ targets, routes, options }: PlanSize): number {
  return targets.length * routes.length * options.samples;
}

const version: Check<1> = (value) =>
  value === 1
    ? undefined
    : `is ${shown(value)}, and this netready reads version 1 alone: judge it with the one that saved it`;
const samples: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= maxSamples
    ? undefined
    : `is no whole number from 1 to ${maxSamples}`;
const site: Check<string> = (value) =>
  typeof value === 'string' && value.length > maxSiteLength
    ? `is longer than ${maxSiteLength} characters`
    : text(value);
/** As it is asked when the audit goes on. */
const nameServer: Check<string> = (value) => {
  const said = typeof value === 'string' ? value : '';
  const [, six, four, port] = /^(?:\[([^[\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(said) ?? [];
  const family = six === undefined ? 4 : 6;
  const isOne = isIP(six ?? four ?? '') === family && Number(port) > 0 && Number(port) <= 65_535;
  return isOne ? undefined : `is ${shown(value)}, no name server as address:port`;
};
const maxCounted = 1e9;
const counted: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maxCounted
    ? undefined
    : `is no whole number from 0 to ${maxCounted}`;
/** The fields of a part of a long list. */
export const auditPart: Fields<AuditPart> = {
  number: counted,
  listed: counted,
  attemptsBefore: counted,
  findingsBefore: counted,
};
const environment = shape<Environment>({
  system: text,
  node: text,
  cpus: numeric,
  calibrationMs: optional(numeric),
  resolvers: listOf(text),
  windows: optional(
    shape<WindowsContext>({
      account: optional(oneOf(accountKinds)),
      readBy: optional(oneOf(liveBackends)),
    }),
  ),
  lab: optional(text),
});
const day: Check<string> = (value) =>
  typeof value === 'string' && isDay(value)
    ? undefined
    : `is ${shown(value)}, no day such as 2027-01-31`;
const waiver = shape<Waiver>({
  target: text,
  route: optional(text),
  kind: optional(oneOf(findingKinds)),
  until: day,
  reason: text,
});
const options = shape<AuditOptions>({
  catalogue: optional(text),
  os: listOf(text),
  regions: listOf(text),
  samples,
  timeoutMs: numeric,
  rate: optional(numeric),
  failOn: oneOf(['blocked', 'degraded', 'never']),
  routesByHand: truth,
  compareResolver: optional(nameServer),
  expectRoots: optional(listOf(text)),
  systemCa: optional(oneOf([true])),
  noRevocation: optional(oneOf([true])),
  interceptionCheck: optional(oneOf([true])),
  fixed: optional(listOf(text)),
  site: optional(site),
  redacted: optional(oneOf([true])),
  waivers: optional(listOf(waiver, maxWaivers)),
  only: optional(onlyCells),
  config: optional(shape<AuditConfig>({ file: text, profile: optional(text) })),
});
const headShape = shape<AuditHead>({
  schemaVersion: version,
  tool: shape({ name: oneOf(['netready']), version: text }),
  startedAt: text,
  environment,
  options,
  settings: listOf(setting),
  checklist: optional(listOf(guideItem, guideValues.length)),
  routes: listOf(route, maxRoutes),
  components: optional(listOf(componentWay, components.length)),
  targets: listOf(target),
  controls: optional(listOf(target, maxControls)),
  sources: listOf(source),
  part: optional(shape<AuditPart>(auditPart)),
});
