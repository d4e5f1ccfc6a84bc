import type { Attempt } from '../../../../model/attempt.ts';
import type { AuditHead } from '../../../../model/report.ts';
import type { Target } from '../../../../model/target.ts';
import { targetRoutes } from '../../../../model/target-routes.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { plainText } from '../../../text/say.ts';
import { shortenMiddle } from '../../../text/shorten.ts';
import { barrierWords } from '../../../words/settings/component-words.ts';
import { verdictWords } from '../../../words/verdict-words.ts';
import { isTight, type Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { escapedRoutes, escapedTargets } from '../text/escaped-labels.ts';
import { figureLines } from '../text/figure-table.ts';
import { routeBands, widthOf } from './route-bands.ts';

const hostIndent = '  ';
const maxOfNames = 24;
const indent = hostIndent.length;

/**
 * Targets by routes in the order in which they are asked. A cell holds the number of the first
 * attempt, and `x3` where there are three; targets without an attempt follow below. Where every
 * target goes the way of who asks for it, a column names them.
 */
export function planMatrix(
  plan: { readonly head: AuditHead; readonly attempts: readonly Attempt[] },
  options: Layout,
): string[] {
  const { paint, width } = options;
  const labels = new Map([
    ...escapedTargets(plan.head.targets),
    ...controlLabels(plan.head.controls ?? []),
  ]);
  const cells = cellsOf(plan);
  const names = plan.head.components ? askers(plan.head.targets) : new Map<string, string>();
  const widest = Math.max(8, ...[...names.values()].map((name) => name.length));
  const asked = names.size > 0 ? [{ width: Math.min(widest, maxOfNames) }] : [];
  const columns = escapedRoutes(plan.head.routes).map(({ id, key }) => {
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
  const rest = unasked(plan.head, { cells, labels, ...options });
  if (isTight(options) && longest > width - indent - widthOf([...asked, ...columns])) {
    const rows = Array.from(cells, ([id, row]) => [
      `${hostIndent}${labels.get(id) ?? id}`,
      ...figureLines(
        [
          ...columns.map((column) => `${column.key} ${row.get(column.id) ?? '-'}`),
          ...(names.has(id) ? [`asked by ${names.get(id)}`] : []),
        ],
        { width, indent: indent + 2 },
      ),
    ]);
    return ['', paint('heading', '3. Targets'), ...rows.flat(), ...rest];
  }
  const bands = routeBands(columns, { width: width - widthOf(asked), indent });
  const tables = bands.flatMap((band) => {
    const room = width - indent - widthOf(asked) - widthOf(band);
    const hostWidth = Math.max(8, Math.min(longest, room));
    const shape = { columns: [{ width: indent + hostWidth }, ...asked, ...band] };
    const titles = ['3. Targets', ...asked.map(() => 'asked by'), ...band.map(({ key }) => key)];
    const [head = ''] = alignColumns([titles], shape);
    const rows = Array.from(cells, ([id, row]) => [
      `${hostIndent}${shortenMiddle(labels.get(id) ?? id, hostWidth)}`,
      ...asked.map((column) => shortenMiddle(names.get(id) ?? '', column.width)),
      ...band.map((column) => row.get(column.id) ?? '-'),
    ]);
    return ['', paint('heading', head), ...alignColumns(rows, shape)];
  });
  return [...tables, ...rest];
}

/** Who asks for each target, where somebody in particular does. */
function askers(targets: readonly Target[]): ReadonlyMap<string, string> {
  return new Map(
    targets.flatMap(({ id, askedBy = [] }) => {
      const names = new Set(askedBy.map(({ component }) => component));
      return names.size > 0 ? [[id, [...names].join(', ')] as const] : [];
    }),
  );
}

function controlLabels(hosts: readonly Target[]): ReadonlyMap<string, string> {
  return new Map([...escapedTargets(hosts)].map(([id, label]) => [id, `${label} (control)`]));
}

/** By target and route, in the order of the attempts. */
function cellsOf({
  head,
  attempts,
}: {
  readonly head: AuditHead;
  readonly attempts: readonly Attempt[];
}): Map<string, Map<string, string>> {
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
  for (const target of head.targets) {
    const { barred } = targetRoutes(target, head);
    for (const route of barred.keys()) {
      rows.get(target.id)?.set(route, plainText(verdictWords['not-applicable'].word));
    }
  }
  return rows;
}

interface Unasked extends Layout {
  readonly cells: ReadonlyMap<string, unknown>;
  readonly labels: ReadonlyMap<string, string>;
}

function unasked(head: AuditHead, { cells, labels, width, paint }: Unasked): string[] {
  const left = head.targets.filter(({ id }) => !cells.has(id));
  const reasons = Map.groupBy(left, (target) => {
    const [barrier] = target.notRun ? [] : targetRoutes(target, head).barred.values();
    return barrier ? plainText(barrierWords[barrier]) : 'no concrete name is known';
  });
  return [...reasons].flatMap(([reason, targets]) => [
    '',
    paint('heading', `Not asked: ${reason}`),
    ...targets.map(({ id }) => {
      const name = labels.get(id) ?? id;
      return `  ${isTight({ width }) ? name : shortenMiddle(name, width - 2)}`;
    }),
  ]);
}
