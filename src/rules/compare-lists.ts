import { isInsideRule, type RuleEntry } from '../model/rules/rule-entry.ts';
import type { RuleSet, ShownRules } from '../model/rules/rule-set.ts';

/** What a newer list asks for and an older one does not, and what the older one asked for alone. */
export function compareLists(older: RuleSet, newer: RuleSet): ShownRules {
  const added = outside(newer.entries, older.entries);
  return {
    ...newer,
    entries: added,
    delta: {
      held: newer.entries.length - added.length,
      gone: outside(older.entries, newer.entries),
      ...{ goneLines: [], unasked: [], unaskedPlaces: 0, wide: [], unread: [], unreadLines: 0 },
    },
  };
}

/** Those of some entries that lie in none of the same list among others. */
function outside(some: readonly RuleEntry[], others: readonly RuleEntry[]): readonly RuleEntry[] {
  const byHost = Map.groupBy(others, ({ host }) => host);
  return some.filter((one) => {
    for (let { host } = one; host !== ''; host = /\.(.*)$/s.exec(host)?.[1] ?? '') {
      const holds = (other: RuleEntry): boolean =>
        other.list === one.list && isInsideRule(one, other);
      if (byHost.get(host)?.some(holds)) return false;
    }
    return true;
  });
}
