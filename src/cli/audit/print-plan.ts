import { callsSomebody } from '../../plan/at-nobody.ts';
import { furtherTrials } from '../../plan/budget.ts';
import { longerMs } from '../../plan/longer.ts';
import { type PlanContents, planJson } from '../../report/formats/json/plan-json.ts';
import { renderPlan } from '../../report/formats/terminal/plan/render-plan.ts';
import { shownBypasses } from '../../report/view/discovery/shown-discovery.ts';
import { type PlannedPart, planInParts } from '../../setup/audit/plan-in-parts.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import { redactorOf } from '../../setup/redaction/redactor-of.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import type { Delivery } from '../deliver/deliver.ts';
import { printDocument, printPieces, printText } from '../out/print-document.ts';
import { waysOf } from '../pac/ways-of.ts';

export interface PlanShown {
  readonly request: OutcomeRequest;
  readonly delivery: Pick<Delivery, 'format' | 'screen'>;
}

/**
 * Prints what an audit would contact, how often and in what order; of one that is made in parts, a
 * table shows the first. @returns the exit status: 0
 */
export async function printPlan(
  start: PreparedAudit,
  { request, delivery }: PlanShown,
): Promise<number> {
  const { head: made, long, pace } = start;
  const redactor = redactorOf(request);
  const parts = async function* (): AsyncGenerator<PlannedPart> {
    const [line] = redactor?.({ type: 'head', head: made }) ?? [];
    const head = line?.type === 'head' ? line.head : made;
    yield* planInParts(head, long);
  };
  if (delivery.format.name === 'json') {
    const json = planJson();
    const pieces = piecesOf(start, { parts, isHidden: redactor !== undefined });
    await printPieces(pieces, ({ rows, ...lists }) =>
      json.more(rows === undefined ? lists : { ways: rows }),
    );
    await printText(json.end());
    return 0;
  }
  for await (const { head, attempts } of parts()) {
    const further = furtherTrials(attempts.filter(callsSomebody).length);
    const others = (long?.targets ?? head.targets.length) - head.targets.length;
    const plan = { head, attempts, further, longestMs: longerMs(head.options), ...pace, others };
    await printDocument(plan, (shown) => renderPlan(shown, delivery.screen));
    break;
  }
  return 0;
}

interface Pieces {
  readonly parts: () => AsyncIterable<PlannedPart>;
  /** Names are hidden, and one stands in every way. */
  readonly isHidden: boolean;
}

/** A piece names the addresses of ways by `rows`, as every document does. */
type PlanPiece = Partial<Omit<PlanContents, 'ways'>> & { readonly rows?: PlanContents['ways'] };

/** One list of the document after another, so that a long list is read again for each. */
async function* piecesOf(
  { discovery, head: { options } }: PreparedAudit,
  { parts, isHidden }: Pieces,
): AsyncGenerator<PlanPiece> {
  let isFirst = true;
  for await (const { head } of parts()) {
    if (isFirst) yield { routes: head.routes };
    isFirst = false;
    yield { targets: head.targets };
  }
  for await (const { attempts } of parts()) yield { attempts };
  isFirst = true;
  for await (const { head } of parts()) {
    const ways =
      discovery && !isHidden ? waysOf(discovery, { ...head, os: options.os }) : undefined;
    if (isFirst) yield* oncePieces(head, ways?.components);
    isFirst = false;
    if (!ways) break;
    yield { rows: ways.rows };
  }
}

function* oncePieces(
  head: PlannedPart['head'],
  components: PlanContents['components'] = head.components,
): Generator<PlanPiece> {
  const bypass = shownBypasses(head.routes);
  if (bypass.length > 0) yield { bypass };
  if (components) yield { components };
}
