import type { FailOn } from '../../model/audit/report.ts';
import {
  type Alone,
  type Change,
  type Difference,
  type FactChange,
  type GivenChange,
  type SeenFact,
  seenFacts,
  type TargetChange,
} from '../../model/compared/difference.ts';
import { changeOf } from './change-of.ts';
import type { Given } from './given-of.ts';
import { latencyChanges } from './latency-changes.ts';
import type { Seen } from './seen-of.ts';
import { type Snapshot, type SnapshotCell, type SnapshotTarget, standingOf } from './snapshot.ts';

interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/**
 * What changed between two audits. Targets are matched by URL, routes by name; what is in one audit
 * alone is told apart from what broke. The other way round it says the opposite. Linear in the cells.
 */
export function differenceOf({ before, after }: Pair<Snapshot>, failOn: FailOn): Difference {
  const both = [...after.targets.keys()].filter((url) => before.targets.has(url)).toSorted();
  const targets = both.flatMap((url) => {
    const was = before.targets.get(url);
    const is = after.targets.get(url);
    return was && is ? (targetChange(url, { before: was, after: is, failOn }) ?? []) : [];
  });
  return {
    schemaVersion: 1,
    before: before.audit,
    after: after.audit,
    failOn,
    isWorse: failOn !== 'never' && targets.some(isWorse),
    unchanged: both.length - targets.length,
    targets,
    targetsAlone: alone(before.targets, after.targets),
    routesAlone: alone(before.routes, after.routes),
    given: givenChanges(before.given, after.given),
    latency: latencyChanges(before, after),
  };
}

function targetChange(
  url: string,
  { before, after, failOn }: Pair<SnapshotTarget> & { readonly failOn: FailOn },
): TargetChange | undefined {
  const routes = [...after.cells].flatMap(([route, cell]) => {
    const earlier = before.cells.get(route);
    const change = earlier && cellChange({ before: earlier, after: cell }, failOn);
    if (!change) return [];
    const counts = earlier.counts || cell.counts ? { counts: true as const } : {};
    return [{ route, ...counts, ...change }];
  });
  const whole = wholeChange({ before, after }, failOn);
  if (!whole && routes.length === 0) return undefined;
  const { route } = after;
  return {
    url,
    required: before.required || after.required,
    ...(whole && { whole }),
    ...(route !== undefined && route === before.route && { decidedBy: route }),
    routes: routes.toSorted((one, other) => (one.route < other.route ? -1 : 1)),
  };
}

function cellChange({ before, after }: Pair<SnapshotCell>, failOn: FailOn): Change | undefined {
  const change = changeOf({ before, after }, failOn);
  return (
    change && {
      change,
      before: standingOf(before),
      after: standingOf(after),
      seen: seenChanges(before.seen, after.seen),
    }
  );
}

function wholeChange({ before, after }: Pair<SnapshotTarget>, failOn: FailOn): Change | undefined {
  const change = changeOf({ before, after }, failOn);
  return (
    change && {
      change,
      before: standingOf(before),
      after: standingOf(after),
      seen: seenChanges(seenOfWhole(before), seenOfWhole(after)),
    }
  );
}

function seenOfWhole({ route, cells }: SnapshotTarget): Seen {
  return route === undefined ? {} : { ...cells.get(route)?.seen, route };
}

function seenChanges(before: Seen, after: Seen): FactChange[] {
  return seenFacts.flatMap((fact) => {
    const sides = sidesOf(before[fact], after[fact]);
    return sides ? [{ fact, ...sides } satisfies FactChange<SeenFact>] : [];
  });
}

function givenChanges(before: Given, after: Given): GivenChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return keys.flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    const one = is ?? was;
    const sides = sidesOf(was?.value, is?.value);
    if (!one || !sides) return [];
    const { fact, name, component } = one;
    return [
      { fact, ...(name !== undefined && { name }), ...(component && { component }), ...sides },
    ];
  });
}

function sidesOf(
  before: string | undefined,
  after: string | undefined,
): Partial<Pair<string>> | undefined {
  if (before === after) return undefined;
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

interface Keyed {
  readonly keys: () => Iterable<string>;
  readonly has: (key: string) => boolean;
}

function alone(before: Keyed, after: Keyed): Alone {
  return {
    before: [...before.keys()].filter((key) => !after.has(key)).toSorted(),
    after: [...after.keys()].filter((key) => !before.has(key)).toSorted(),
  };
}

/** What passed and was not tried any more is no pass; what does not apply any more asks for nothing. */
function isWorse({ required, whole, routes }: TargetChange): boolean {
  const counted = [...(whole ? [whole] : []), ...routes.filter(({ counts }) => counts)];
  return required && counted.some(lostPass);
}

function lostPass({ change, before, after }: Change): boolean {
  if (after.isWaived) return false;
  if (change === 'newly-red' || change === 'no-longer-waived') return true;
  const passed = before.verdict === 'reachable' || before.verdict === 'degraded';
  return change === 'no-longer-tried' && passed && after.verdict === 'not-run';
}
