import type { Report } from '../../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../../model/finding/verdict.ts';
import type { Route } from '../../../../../model/route/route.ts';
import { plainText } from '../../../../text/say.ts';
import { verdictWords } from '../../../../words/verdict/verdict-words.ts';
import type { CellStyle } from '../../workbook/cell-styles.ts';
import type { SheetCell, SheetRow } from '../../workbook/sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { heading, tall } from './summary-rows.ts';

/** The verdicts with a column of their own; the others are counted together. */
const shown: readonly VerdictName[] = ['reachable', 'degraded', 'blocked'];

const maxRoutes = 12;

/** How many targets fare how over each route; at most twelve. */
export function summaryRoutes(report: Report, plan: SheetPlan): SheetRow[] {
  const counts = new Map<string, Map<VerdictName, number>>();
  for (const { route, verdict } of report.verdicts) {
    if (route !== undefined) {
      const row = counts.get(route) ?? new Map<VerdictName, number>();
      row.set(verdict, (row.get(verdict) ?? 0) + 1);
      counts.set(route, row);
    }
  }
  const figures = [
    'In effect',
    ...shown.map((name) => plainText(verdictWords[name].word)),
    'other',
  ];
  const left = report.routes.length - maxRoutes;
  return [
    ...heading('Routes', [
      { value: 'Route', style: 'label' },
      ...figures.map((value) => ({ value, style: 'label-count' as const })),
      { value: 'From', style: 'label' },
    ]),
    ...plan.routes
      .slice(0, maxRoutes)
      .map((route) =>
        tall(routeCells(route, { report, counts: counts.get(route.id) ?? new Map() })),
      ),
    ...(left > 0
      ? [
          {
            cells: [
              {
                value: `And ${left} more: see Matrix.`,
                style: 'note' as const,
              },
            ],
          },
        ]
      : []),
  ];
}

function routeCells(
  route: Route,
  options: { readonly report: Report; readonly counts: ReadonlyMap<VerdictName, number> },
): SheetCell[] {
  const { report, counts } = options;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const named = shown.reduce((sum, verdict) => sum + (counts.get(verdict) ?? 0), 0);
  const sources = report.settings
    .filter(({ id }) => route.settings.includes(id))
    .map(({ source }) => source);
  return [
    { value: route.id, style: 'strong' },
    { value: route.effective ? 'yes' : 'no', style: 'count' },
    ...shown.map((verdict) => figure(counts.get(verdict) ?? 0, verdict)),
    figure(total - named, 'count'),
    { value: [...new Set(sources)].join(', '), style: 'text' },
  ];
}

/** A colour only where there is something to see. */
function figure(count: number, style: CellStyle): SheetCell {
  return { value: count, style: count === 0 ? 'count' : style };
}
