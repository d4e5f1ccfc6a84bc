import type { Report, VerdictName } from '../../model/report.ts';
import type { Route } from '../../model/route.ts';
import type { Target } from '../../model/target.ts';
import { auditCells } from '../view/cells/audit-cells.ts';
import { routeLabels } from '../view/targets/route-labels.ts';
import { targetGroups } from '../view/targets/target-groups.ts';
import { targetLabels } from '../view/targets/target-labels.ts';
import { verdictWords } from '../words/verdict-words.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

const mostTargets = 1000;
const mostRoutes = 40;

/**
 * The routes, and a table of targets by routes for each service, a column a route. At most 1,000
 * targets and 40 routes; a line says what was left out.
 */
export function markdownMatrix(report: Report): string[] {
  const routes = report.routes.slice(0, mostRoutes);
  const targets = report.targets.slice(0, mostTargets);
  const labels = targetLabels(report.targets);
  const keys = routeLabels(routes).map(({ key }) => key);
  const { at } = auditCells(report);
  const row = (target: Target): string[] => [
    `${codeSpan(labels.get(target.id) ?? target.id)}${target.required ? '' : ' (optional)'}`,
    ...routes.map((route) => word(at(target, route).verdict)),
  ];
  const columns = [{ head: 'Target' }, ...keys.map((head) => ({ head }))];
  return [
    '## Routes',
    '',
    ...markdownTable(
      [{ head: 'Key' }, { head: 'Route' }, { head: 'In effect' }, { head: 'From' }],
      routes.map((route, index) => [
        keys[index] ?? '',
        codeSpan(route.id),
        route.effective ? 'yes' : '',
        sources(route, report),
      ]),
    ),
    ...rest(report.routes.length - routes.length, 'route'),
    '## Targets by route',
    '',
    ...targetGroups(targets).flatMap((group) => [
      `### ${markdownText(group.title)}`,
      '',
      ...markdownTable(columns, group.targets.map(row)),
    ]),
    ...rest(report.targets.length - targets.length, 'target'),
  ];
}

/** Where no colour can be had, what fails stands out by its weight. */
function word(verdict: VerdictName | undefined): string {
  if (verdict === undefined) {
    return '-';
  }
  const text = verdictWords[verdict].word;
  return verdict === 'blocked' || verdict === 'down' ? `**${text}**` : text;
}

function sources(route: Route, { settings }: Report): string {
  const names = settings
    .filter(({ id }) => route.settings.includes(id))
    .map(({ source }) => source);
  return [...new Set(names)].map((name) => codeSpan(name)).join(', ');
}

function rest(count: number, noun: string): string[] {
  return count > 0
    ? [`And ${count} more ${noun}${count === 1 ? '' : 's'}: the JSON report holds every one.`, '']
    : [];
}
