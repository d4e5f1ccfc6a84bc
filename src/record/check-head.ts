import { isIP } from 'node:net';
import { bypassDialects } from '../model/bypass.ts';
import { components, detections, lostWays } from '../model/component.ts';
import { findingKinds } from '../model/finding.ts';
import { operatingSystems } from '../model/operating-system.ts';
import { settingFlaws, settingNotes } from '../model/route.ts';
import {
  type Check,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  shown,
  text,
  truth,
} from './check.ts';
import { host, port, url } from './check-places.ts';
import { expectedAnswer, proxy } from './check-shared.ts';

/** No audit plans more, in however many parts. */
export const mostAttempts = 2_000_000;
const mostSamples = 10_000;
const mostBypasses = 1000;
const mostControls = 100;
const mostLosers = 1000;

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
export const checkHead: Check = (value) => {
  const problem = headShape(value);
  if (problem !== undefined) return problem;
  // What never started is planned again from the head: a few bytes could ask for a year of work.
  const planned = attemptsOf(value as PlanSize);
  return planned > mostAttempts ? `plans more than ${mostAttempts} attempts` : undefined;
};

/** How many attempts a head plans for its targets. */
export function attemptsOf({ targets, routes, options }: PlanSize): number {
  return targets.length * routes.length * options.samples;
}

const version: Check = (value) =>
  value === 1
    ? undefined
    : `is ${shown(value)}, and this netready reads version 1 alone: judge it with the one that saved it`;
const asker = shape({ os: oneOf(operatingSystems), component: oneOf(components) });
const target = shape({
  id: text,
  url,
  host,
  port,
  service: text,
  category: optional(text),
  region: text,
  required: truth,
  reasons: listOf(shape({ rule: text })),
  askedBy: optional(listOf(asker, components.length * operatingSystems.length)),
  pattern: optional(text),
  expect: optional(expectedAnswer),
  pinned: optional(oneOf([true])),
  own: optional(oneOf([true])),
  notRun: optional(text),
});
const route = shape({
  id: text,
  kind: text,
  proxy: optional(proxy),
  proxyForHttp: optional((value) => (value === 'direct' ? undefined : proxy(value))),
  bypass: optional(listOf(text, mostBypasses)),
  bypassDialect: optional(oneOf(bypassDialects)),
  pac: optional(text),
  effective: truth,
  settings: listOf(text),
});
const componentWay = shape({
  component: oneOf(components),
  route: text,
  setting: optional(text),
  basis: text,
  fallback: shape({ route: text, basis: text }),
  detection: optional(oneOf(detections)),
  detectionBy: optional(text),
  losers: listOf(shape({ route: text, because: oneOf(lostWays) }), mostLosers),
});
const setting = shape({
  id: text,
  source: text,
  scope: text,
  raw: text,
  value: optional(text),
  problems: listOf(oneOf(findingKinds)),
  flaw: optional(oneOf(settingFlaws)),
  note: optional(oneOf(settingNotes)),
  wins: truth,
  lostBecause: optional(text),
});
const samples: Check = (value) =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostSamples
    ? undefined
    : `is no whole number from 1 to ${mostSamples}`;
/** As it is asked when the audit goes on. */
const nameServer: Check = (value) => {
  const said = typeof value === 'string' ? value : '';
  const [, six, four, port] = /^(?:\[([^[\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(said) ?? [];
  const family = six === undefined ? 4 : 6;
  const isOne = isIP(six ?? four ?? '') === family && Number(port) > 0 && Number(port) <= 65_535;
  return isOne ? undefined : `is ${shown(value)}, no name server as address:port`;
};
const mostCounted = 1e9;
const counted: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostCounted
    ? undefined
    : `is no whole number from 0 to ${mostCounted}`;
const part = shape({
  number: counted,
  listed: counted,
  attemptsBefore: counted,
  findingsBefore: counted,
});
const headShape = shape({
  schemaVersion: version,
  tool: shape({ name: text, version: text }),
  startedAt: text,
  environment: shape({
    system: text,
    node: text,
    cpus: numeric,
    calibrationMs: optional(numeric),
    resolvers: listOf(text),
    lab: optional(text),
  }),
  options: shape({
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
    redacted: optional(oneOf([true])),
  }),
  settings: listOf(setting),
  routes: listOf(route),
  components: optional(listOf(componentWay, components.length)),
  targets: listOf(target),
  controls: optional(listOf(target, mostControls)),
  sources: listOf(
    shape({
      ...{ name: text, rows: numeric, targets: numeric, skipped: numeric },
      ...{ taken: optional(numeric), inPart: optional(numeric) },
    }),
  ),
  part: optional(part),
});
