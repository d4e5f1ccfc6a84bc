import { ruleLists } from '../model/rules/rule-entry.ts';
import type { RuleSet } from '../model/rules/rule-set.ts';
import { coverOf } from './cover.ts';
import { demandsOf } from './demands.ts';
import { heldBy } from './held-by.ts';
import { redCells } from './red-cells.ts';
import { ruleEntries } from './rule-entries.ts';
import type { RuleReport } from './rule-report.ts';
import { withAddresses } from './with-addresses.ts';

/**
 * The fewest changes by which what is red in an audit turns green: for each of the three lists the
 * smallest cover of the red targets by what the lists demand, and never wider than that. What no rule
 * cures is named apart.
 */
export function ruleSetOfReport(report: RuleReport): RuleSet {
  const { demands, leftOut, narrowed } = demandsOf(report.targets);
  const { cured, uncured, red, waived } = redCells(report);
  const held = heldBy(report.targets, demands);
  const entries = ruleLists.flatMap((list) => {
    const cells = cured[list];
    const targets = report.targets.filter(({ id }) => cells.has(id));
    return ruleEntries(coverOf(targets, demands), { list, cells, held });
  });
  const green = new Set(
    entries.flatMap(({ cells }) => cells.map(({ target, route }) => `${target} ${route}`)),
  );
  const stays = new Set(uncured.map(({ target, route }) => `${target} ${route}`));
  const own = new Set(entries.flatMap(({ names }) => names));
  return {
    madeFrom: {
      lists: report.sources.map(({ name }) => name),
      os: report.options.os,
      regions: report.options.regions,
      auditedAt: report.startedAt,
    },
    scope: 'red',
    entries: withAddresses(entries, report.resolved),
    red,
    cured: [...green].filter((cell) => !stays.has(cell)).length,
    waived,
    uncured,
    leftOut: leftOut.filter(({ because }) => because === 'unsafe-name'),
    narrowed: narrowed.filter(({ names }) => names.some((name) => own.has(name))),
  };
}
