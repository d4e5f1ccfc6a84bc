import { maxWholeLengthFor } from '../../catalogue/long-list.ts';
import { callsSomebody } from '../../plan/at-nobody.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { furtherTrials, furtherTrialsInParts } from '../../plan/budget.ts';
import { longerMs } from '../../plan/longer.ts';
import { planJson } from '../../report/formats/json/plan-json.ts';
import { renderPlan } from '../../report/formats/terminal/plan/render-plan.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import { redactorOf } from '../../setup/redaction/redactor-of.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import type { Delivery } from '../deliver/deliver.ts';
import { printDocument } from '../out/print-document.ts';
import { waysOf } from '../pac/ways-of.ts';

export interface PlanShown {
  readonly request: OutcomeRequest;
  readonly delivery: Pick<Delivery, 'format' | 'screen'>;
}

/** Prints what an audit would contact, how often and in what order. @returns the exit status: 0 */
export async function printPlan(
  { head: made, pace, discovery }: PreparedAudit,
  { request, delivery }: PlanShown,
): Promise<number> {
  const [line] = redactorOf(request)?.({ type: 'head', head: made }) ?? [];
  const head = line?.type === 'head' ? line.head : made;
  const attempts = [...planAttempts({ ...head, samples: head.options.samples })];
  if (delivery.format.name === 'json') {
    const { targets, options } = head;
    // A name that is to stay hidden stands in every way.
    const ways =
      discovery && !request.redact ? waysOf(discovery, { targets, os: options.os }) : undefined;
    await printDocument({ head, attempts, ways }, planJson);
    return 0;
  }
  const triesEach = head.routes.length * head.options.samples;
  const isLong = head.targets.length > maxWholeLengthFor(triesEach);
  const further = (isLong ? furtherTrialsInParts : furtherTrials)(
    attempts.filter(callsSomebody).length,
  );
  const plan = { head, attempts, further, longestMs: longerMs(head.options), ...pace };
  await printDocument(plan, (shown) => renderPlan(shown, delivery.screen));
  return 0;
}
