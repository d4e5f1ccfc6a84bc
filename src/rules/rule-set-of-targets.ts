import { isInsideRule, ruleLists } from '../model/rules/rule-entry.ts';
import type { RuleSet } from '../model/rules/rule-set.ts';
import type { Target } from '../model/target/target.ts';
import { type Demand, demandsOf } from './demands.ts';
import { heldBy } from './held-by.ts';
import { ruleEntries } from './rule-entries.ts';
import { withAddresses } from './with-addresses.ts';

/**
 * All that a new device must let pass for some targets: every demand of their rows, but for those that lie
 * inside another; not opened where it is TLS, and without a login.
 */
export function ruleSetOfTargets(
  targets: readonly Target[],
  madeFrom: RuleSet['madeFrom'],
  resolved?: ReadonlyMap<string, readonly string[]>,
): RuleSet {
  const { demands, leftOut, narrowed } = demandsOf(targets);
  const held = heldBy(targets, demands);
  const outermost = withoutInner(demands);
  const chosen = outermost.map((demand) => {
    const one = { demand, targets: demand.targets };
    return { demand, targets: [...new Set([...demand.targets, ...held(one)])] };
  });
  const entries = ruleLists.flatMap((list) => {
    const some =
      list === 'no-inspect'
        ? chosen.filter(({ demand }) => demand.place.scheme === 'https')
        : chosen;
    return ruleEntries(some, { list, cells: new Map(), held });
  });
  return {
    ...{ madeFrom, scope: 'all', entries: withAddresses(entries, resolved) },
    ...{ red: 0, cured: 0, waived: 0, uncured: [], leftOut, narrowed },
  };
}

/**
 * Names are a tree: who holds a place is of the same host or of one above it. What is required stays beside
 * an optional wildcard that holds it, since the optional one may be struck out.
 */
function withoutInner(demands: readonly Demand[]): readonly Demand[] {
  const byHost = Map.groupBy(demands, ({ place }) => place.host);
  return demands.filter((one) => {
    for (let { host } = one.place; host !== ''; host = /\.(.*)$/s.exec(host)?.[1] ?? '') {
      const isInside = byHost
        .get(host)
        ?.some(
          (other) =>
            other !== one &&
            (other.isRequired || !one.isRequired) &&
            isInsideRule(one.place, other.place),
        );
      if (isInside) return false;
    }
    return true;
  });
}
