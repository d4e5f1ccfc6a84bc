import type { Report } from '../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';
import type { Target } from '../../../../model/target/target.ts';
import { named, say } from '../../../text/say.ts';
import { type AuditCell, auditCells } from '../../../view/cells/audit-cells.ts';
import { routeLabels } from '../../../view/targets/route-labels.ts';
import { targetGroups } from '../../../view/targets/target-groups.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { targetMarks } from '../../../view/targets/target-marks.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { linked, rest } from '../html-element.ts';
import { htmlCell, htmlText } from '../html-text.ts';
import type { Places } from './places.ts';
import { verdictFilter } from './verdict-filter.ts';

/** Rows of a page; what is beyond them is counted. */
export const maxRows = 5000;

interface Shown {
  readonly places: Places;
  /** Where the page has the steps of a target, if it has. */
  readonly stepsOf: (target: string) => string | undefined;
}

/**
 * The targets by service, a column a route, with a filter by verdict above: a name leads to the steps of the
 * target, and a verdict that asks for an explanation to its cause. In pieces, a row a piece.
 */
export function* matrix(report: Report, { places, stepsOf }: Shown): Generator<string> {
  const { routes, targets } = report;
  const { at } = auditCells(report);
  const labels = targetLabels(targets);
  const markOf = targetMarks(report);
  const shown = targets.slice(0, maxRows);
  // Asked for anew each time: 5,000 rows of cells would be held beside the page.
  const verdictsOf = (target: Target): ReadonlySet<VerdictName> =>
    new Set(routes.flatMap((route) => at(target, route).verdict ?? []));
  const groups = targetGroups(shown);
  const heads = routeLabels(routes).map(({ key, short }) => {
    return `<th scope="col">${key} <span>${htmlCell(named(short))}</span></th>`;
  });
  yield `<div class="matrix">${verdictFilter(verdictsOfAll())}<div class="wide" tabindex="0"><table><thead><tr><th scope="col">Target</th>${heads.join('')}</tr></thead>`;
  for (const { title, targets: members } of groups) {
    const all = new Set(members.flatMap((target) => [...verdictsOf(target)]));
    yield `<tbody class="group${marks(all)}"><tr><th scope="rowgroup" colspan="${routes.length + 1}">${htmlText(title)}</th></tr>`;
    for (const target of members) {
      const cells = routes.map((route) => cellOf(at(target, route)));
      yield `<tr class="row${marks(verdictsOf(target))}"${idOf(target)}>${nameOf(target)}${cells.join('')}</tr>`;
    }
    yield '</tbody>';
  }
  yield `</table></div></div>${rest(targets.length - shown.length, 'target')}\n`;

  function* verdictsOfAll(): Generator<ReadonlySet<VerdictName>> {
    for (const { targets: members } of groups)
      for (const target of members) yield verdictsOf(target);
  }

  function idOf({ id }: Target): string {
    const place = places.row(id);
    return place === undefined ? '' : ` id="${place}"`;
  }

  function nameOf(target: Target): string {
    const name = htmlCell(named(labels.get(target.id) ?? target.id));
    return `<th scope="row">${linked(name, stepsOf(target.id))}${htmlText(say`${markOf(target)}`)}</th>`;
  }

  function cellOf({ verdict, finding }: AuditCell): string {
    if (verdict === undefined) return '<td>-</td>';
    const word = htmlText(verdictWords[verdict].word);
    return `<td class="${verdict}">${linked(word, passes.has(verdict) ? undefined : places.cause(finding))}</td>`;
  }
}

const passes: ReadonlySet<VerdictName> = new Set(['reachable', 'not-run', 'not-applicable']);

/** The verdicts of rows, for the styles that hide what was not asked for. */
function marks(verdicts: ReadonlySet<VerdictName>): string {
  return Array.from(verdicts, (verdict) => ` has-${verdict}`).join('');
}
