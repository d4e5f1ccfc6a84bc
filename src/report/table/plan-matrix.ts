import type { Attempt } from '../../model/attempt.ts';
import type { AuditHead } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { cellWidth } from '../text/cell-width.ts';
import type { Paint } from '../text/paint.ts';
import { shortenMiddle } from '../text/shorten.ts';
import { routeBands, widthOf } from './route-bands.ts';
import { routeLabels } from './route-labels.ts';
import { targetLabels } from './target-labels.ts';

const hostIndent = '  ';
const indent = hostIndent.length;

/**
 * Targets by routes in the order in which they are asked. A cell holds the number of the first
 * attempt, and `x3` where there are three; targets without an attempt follow below.
 */
export function planMatrix(
  plan: { readonly head: AuditHead; readonly attempts: readonly Attempt[] },
  options: Layout,
): string[] {
  const { paint, width } = options;
  const labels = new Map([
    ...targetLabels(plan.head.targets),
    ...controlLabels(plan.head.controls ?? []),
  ]);
  const cells = cellsOf(plan.attempts);
  const columns = routeLabels(plan.head.routes).map(({ id, key }) => {
    let width = key.length;
    for (const row of cells.values()) {
      width = Math.max(width, row.get(id)?.length ?? 1);
    }
    return { id, key, width };
  });
  const longest = [...cells.keys()].reduce(
    (most, id) => Math.max(most, cellWidth(labels.get(id) ?? id)),
    0,
  );
  const tables = routeBands(columns, { width, indent }).flatMap((band) => {
    const hostWidth = Math.max(8, Math.min(longest, width - indent - widthOf(band)));
    const shape = { columns: [{ width: indent + hostWidth }, ...band] };
    const [head = ''] = alignColumns([['3. Targets', ...band.map(({ key }) => key)]], shape);
    const rows = Array.from(cells, ([id, row]) => [
      `${hostIndent}${shortenMiddle(labels.get(id) ?? id, hostWidth)}`,
      ...band.map((column) => row.get(column.id) ?? '-'),
    ]);
    return ['', paint('heading', head), ...alignColumns(rows, shape)];
  });
  return [...tables, ...unasked(plan.head.targets, { cells, labels, ...options })];
}

function controlLabels(hosts: readonly Target[]): ReadonlyMap<string, string> {
  return new Map([...targetLabels(hosts)].map(([id, label]) => [id, `${label} (control)`]));
}

/** By target and route, in the order of the attempts. */
function cellsOf(attempts: readonly Attempt[]): Map<string, Map<string, string>> {
  const rows = new Map<string, Map<string, string>>();
  const counts = new Map<string, number>();
  const firsts = new Map<string, number>();
  for (const [index, { target, route }] of attempts.entries()) {
    const row = rows.get(target) ?? new Map<string, string>();
    rows.set(target, row);
    const key = `${target} ${route}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const first = firsts.get(key) ?? index + 1;
    firsts.set(key, first);
    row.set(route, count === 1 ? `#${first}` : `#${first} x${count}`);
  }
  return rows;
}

function unasked(
  targets: readonly Target[],
  options: {
    readonly cells: ReadonlyMap<string, unknown>;
    readonly labels: ReadonlyMap<string, string>;
    readonly width: number;
    readonly paint: Paint;
  },
): string[] {
  const left = targets.filter(({ id }) => !options.cells.has(id));
  if (left.length === 0) {
    return [];
  }
  return [
    '',
    options.paint('heading', 'Not asked: no concrete name is known'),
    ...left.map(({ id }) => `  ${shortenMiddle(options.labels.get(id) ?? id, options.width - 2)}`),
  ];
}
