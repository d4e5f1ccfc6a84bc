import { maxWholeLengthFor } from '../../catalogue/long-list.ts';
import { callsSomebody } from '../../plan/at-nobody.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { furtherTrials, furtherTrialsInParts } from '../../plan/budget.ts';
import { longerMs } from '../../plan/longer.ts';
import type { ShownPlan } from '../../report/view/audit/plan/shown-plan.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import { requestedRedactor } from '../../setup/redaction/requested-redactor.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { type Delivery, writeAnswer } from '../deliver/deliver.ts';
import { waysOf } from '../pac/ways-of.ts';

export interface PlanDelivery {
  readonly request: OutcomeRequest;
  readonly delivery: Delivery<ShownPlan>;
}

/**
 * Writes what an audit would contact, how often and in what order.
 * @returns the exit status: 0, or 2 where a file could not be written.
 */
export async function deliverPlan(
  { head: made, pace, discovery }: PreparedAudit,
  { request, delivery }: PlanDelivery,
): Promise<number> {
  const [line] = requestedRedactor(request)?.({ type: 'head', head: made }) ?? [];
  const head = line?.type === 'head' ? line.head : made;
  const attempts = [...planAttempts({ ...head, samples: head.options.samples })];
  const { targets, options } = head;
  // A name that is to stay hidden stands in every way.
  const ways =
    discovery && !request.redact && isJsonAsked(delivery)
      ? waysOf(discovery, { targets, os: options.os })
      : undefined;
  const triesEach = head.routes.length * options.samples;
  const isLong = targets.length > maxWholeLengthFor(triesEach);
  const further = (isLong ? furtherTrialsInParts : furtherTrials)(
    attempts.filter(callsSomebody).length,
  );
  const longestMs = longerMs(options);
  const plan: ShownPlan = { head, attempts, further, longestMs, ...pace, ...(ways && { ways }) };
  return (await writeAnswer(plan, delivery)) ? 0 : 2;
}

/** Nobody else reads every way. */
function isJsonAsked({ format, files }: Delivery<ShownPlan>): boolean {
  return [format, ...files.map((file) => file.format)].some(
    (one) => 'name' in one && one.name === 'json',
  );
}
