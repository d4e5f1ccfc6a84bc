import type { AuditHead } from '../../../../model/audit/report.ts';
import { targetRoutes } from '../../../../model/route/target-routes.ts';
import type { Target } from '../../../../model/target/target.ts';
import { joined, named, ours, plainText, say, type Text } from '../../../text/say.ts';
import { barrierWords } from '../../../words/settings/component-words.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { targetLabels } from '../../targets/target-labels.ts';
import { ownAttempts } from './plan-texts.ts';
import type { Planned } from './shown-plan.ts';

/** Targets by routes, in the order in which they are asked, and those that are not asked at all. */
export interface PlanRows {
  readonly rows: readonly PlanRow[];
  /** Whether every target goes the way of who asks for it. */
  readonly isByAsker: boolean;
  readonly unasked: readonly { readonly reason: Text; readonly targets: readonly Text[] }[];
}

export interface PlanRow {
  readonly target: Text;
  readonly isControl: boolean;
  /** Who asks for it; empty where nobody in particular does. */
  readonly askers: Text;
  /** By route: the number of the first attempt, and `x3` where there are three. */
  readonly cells: ReadonlyMap<string, Text>;
}

/** A plan as a table. */
export function planRows(plan: Planned): PlanRows {
  const { targets, controls = [], components } = plan.head;
  const labels = new Map([...targetLabels(targets), ...targetLabels(controls)]);
  const hosts = new Set(controls.map(({ id }) => id));
  const cells = cellsOf(plan);
  const askers = components ? askersOf(targets) : new Map<string, Text>();
  return {
    rows: Array.from(cells, ([id, row]) => ({
      target: named(labels.get(id) ?? id),
      isControl: hosts.has(id),
      askers: askers.get(id) ?? [],
      cells: row,
    })),
    isByAsker: askers.size > 0,
    unasked: unasked(plan.head, { cells, labels }),
  };
}

/** Who asks for each target, where somebody in particular does. */
function askersOf(targets: readonly Target[]): ReadonlyMap<string, Text> {
  return new Map(
    targets.flatMap(({ id, askedBy = [] }) => {
      const names = [...new Set(askedBy.map(({ component }) => component))];
      return names.length > 0
        ? [
            [
              id,
              joined(
                names.map((name) => ours(name)),
                ', ',
              ),
            ] as const,
          ]
        : [];
    }),
  );
}

/** By target and route, in the order of the attempts. */
function cellsOf(plan: Planned): ReadonlyMap<string, ReadonlyMap<string, Text>> {
  const rows = new Map<string, Map<string, Text>>();
  const counts = new Map<string, number>();
  const firsts = new Map<string, number>();
  for (const [index, { target, route }] of ownAttempts(plan).entries()) {
    const row = rows.get(target) ?? new Map<string, Text>();
    rows.set(target, row);
    const key = `${target} ${route}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const first = firsts.get(key) ?? index + 1;
    firsts.set(key, first);
    row.set(route, count === 1 ? say`#${first}` : say`#${first} x${count}`);
  }
  for (const target of plan.head.targets) {
    const { barred } = targetRoutes(target, plan.head);
    for (const route of barred.keys()) {
      rows.get(target.id)?.set(route, verdictWords['not-applicable'].word);
    }
  }
  return rows;
}

interface Known {
  readonly cells: ReadonlyMap<string, unknown>;
  readonly labels: ReadonlyMap<string, string>;
}

function unasked(head: AuditHead, { cells, labels }: Known): PlanRows['unasked'] {
  const left = head.targets.filter(({ id }) => !cells.has(id));
  const reasonOf = (target: Target): Text => {
    const [barrier] = target.notRun ? [] : targetRoutes(target, head).barred.values();
    return barrier ? barrierWords[barrier] : say`no concrete name is known`;
  };
  const groups = Map.groupBy(left, (target) => plainText(reasonOf(target)));
  return Array.from(groups.values(), (targets) => ({
    reason: targets[0] ? reasonOf(targets[0]) : [],
    targets: targets.map(({ id }) => named(labels.get(id) ?? id)),
  }));
}
