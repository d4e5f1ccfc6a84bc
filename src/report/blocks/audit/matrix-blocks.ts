import type { Report } from '../../../model/report.ts';
import type { Route } from '../../../model/route.ts';
import type { Target } from '../../../model/target.ts';
import { named, say, type Text } from '../../text/say.ts';
import { auditCells } from '../../view/cells/audit-cells.ts';
import { targetGroups } from '../../view/targets/target-groups.ts';
import { targetLabels } from '../../view/targets/target-labels.ts';
import { targetMarks } from '../../view/targets/target-marks.ts';
import { type Block, type Cell, mapped } from '../block.ts';

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
  return [
    ...routeBlocks(report),
    { kind: 'heading', level: 2, text: say`Targets by route` },
    {
      kind: 'table',
      noun: 'target',
      across: 'route',
      columns: [{ head: say`Target` }, ...routes.map((_, index) => ({ head: say`R${index + 1}` }))],
      groups: targetGroups(targets).map(({ title, targets: members }) => ({
        title,
        rows: mapped(members, row),
      })),
    },
  ];
}

/** The routes with their keys. */
export function routeBlocks(report: Report): Block[] {
  return [
    { kind: 'heading', level: 2, text: say`Routes` },
    {
      kind: 'table',
      noun: 'route',
      columns: [say`Key`, say`Route`, say`In effect`, say`From`].map((head) => ({ head })),
      groups: [
        {
          rows: report.routes.map((route, index) => [
            say`R${index + 1}`,
            named(route.id),
            route.effective ? say`yes` : [],
            { several: sources(route, report) },
          ]),
        },
      ],
    },
  ];
}

function sources(route: Route, { settings }: Report): Text[] {
  const names = settings
    .filter(({ id }) => route.settings.includes(id))
    .map(({ source }) => source);
  return [...new Set(names)].map(named);
}
