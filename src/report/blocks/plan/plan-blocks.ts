import { say, type Text } from '../../text/say.ts';
import { changedByReader } from '../../view/audit/plan/changed-by-reader.ts';
import { planContacts } from '../../view/audit/plan/plan-contacts.ts';
import { type PlanRow, planRows } from '../../view/audit/plan/plan-rows.ts';
import { planTexts } from '../../view/audit/plan/plan-texts.ts';
import type { ShownPlan } from '../../view/audit/plan/shown-plan.ts';
import { plannedSentences } from '../../view/discovery/component-sentences.ts';
import { shownBypasses } from '../../view/discovery/shown-discovery.ts';
import { factsOf } from '../audit/summary-blocks.ts';
import { type Block, list, mapped, section, table } from '../block.ts';
import { bypassBlocks } from '../discovery/bypass-blocks.ts';
import { routeBlocks, routeKeys } from '../discovery/route-blocks.ts';

/**
 * What an audit would contact as a document: how much and what may follow, who is contacted beside the
 * targets, and each target over each route with the numbers of its attempts.
 */
export function* planBlocks(plan: ShownPlan): Generator<Block> {
  const { head } = plan;
  yield { kind: 'heading', level: 1, text: say`Plan of an audit` };
  for (const text of planTexts(plan)) yield { kind: 'paragraph', text };
  yield factsOf(head);
  yield* routeBlocks(head);
  yield* section(
    say`Direct in spite of a proxy`,
    bypassBlocks(shownBypasses(head.routes), { remark: changedByReader(head) }),
  );
  yield* section(say`Components`, list(plannedSentences(head)));
  yield* contacts(plan);
  yield* targets(plan);
}

function contacts(plan: ShownPlan): Block[] {
  const { nameServers, proxies, pac } = planContacts(plan);
  const { servers, asked, compared } = nameServers;
  const rows = proxies.map(({ proxy, use }) => [proxy, use]);
  return [
    ...section(say`Name servers`, [
      ...list([...servers, ...compared.map((one) => say`${one.server}: ${one.asked}`)]),
      { kind: 'paragraph', text: asked },
    ]),
    ...section(say`Proxies`, table([say`Proxy`, say`Use`], rows)),
    ...(pac
      ? section(say`PAC files`, [...list(pac.sources), { kind: 'paragraph', text: pac.note }])
      : []),
  ];
}

function targets(plan: ShownPlan): Block[] {
  const { routes } = plan.head;
  const { rows, isByAsker, unasked } = planRows(plan);
  const heads = [say`Target`, ...(isByAsker ? [say`Asked by`] : []), ...routeKeys(routes)];
  const rowOf = ({ target, isControl, askers, cells }: PlanRow): readonly Text[] => [
    isControl ? say`${target} (control)` : target,
    ...(isByAsker ? [askers] : []),
    ...routes.map(({ id }) => cells.get(id) ?? say`-`),
  ];
  return [
    ...section(say`Targets, with the numbers of their attempts`, [
      {
        kind: 'table',
        noun: 'target',
        across: 'route',
        columns: heads.map((head) => ({ head })),
        groups: [{ rows: mapped(rows, rowOf) }],
      },
    ]),
    ...unasked.flatMap(({ reason, targets: names }) =>
      section(say`Not asked: ${reason}`, list(names)),
    ),
  ];
}
