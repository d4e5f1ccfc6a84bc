import type { Report } from '../../../model/audit/report.ts';
import type { Target } from '../../../model/target/target.ts';
import { named, say } from '../../text/say.ts';
import { auditCells } from '../../view/cells/audit-cells.ts';
import { targetGroups } from '../../view/targets/target-groups.ts';
import { targetLabels } from '../../view/targets/target-labels.ts';
import { targetMarks } from '../../view/targets/target-marks.ts';
import { type Block, type Cell, mapped } from '../block.ts';
import { routeBlocks, routeKeys } from '../discovery/route-blocks.ts';

/** The routes with their keys, and the targets by service, a column a route. */
export function matrixBlocks(report: Report): Block[] {
  const { routes, targets } = report;
  const labels = targetLabels(targets);
  const { at } = auditCells(report);
  const markOf = targetMarks(report);
  const row = (target: Target): Cell[] => {
    const name = named(labels.get(target.id) ?? target.id);
    return [
      say`${name}${markOf(target)}`,
      ...routes.map((route) => ({ verdict: at(target, route).verdict })),
    ];
  };
  const keys = routeKeys(routes);
  return [
    ...routeBlocks(report),
    { kind: 'heading', level: 2, text: say`Targets by route` },
    {
      kind: 'table',
      noun: 'target',
      across: 'route',
      columns: [{ head: say`Target` }, ...keys.map((head) => ({ head }))],
      groups: targetGroups(targets).map(({ title, targets: members }) => ({
        title,
        rows: mapped(members, row),
      })),
    },
  ];
}
