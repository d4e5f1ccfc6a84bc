import type { LongList } from '../../catalogue/long-list.ts';
import type { Attempt } from '../../model/audit/attempt.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { numberedTo, sizeOfPart } from './audit-in-parts.ts';

/** What one part of an audit, or all of one that has no parts, would do. */
export interface PlannedPart {
  readonly head: AuditHead;
  readonly attempts: readonly Attempt[];
}

/**
 * What an audit would do, one part after another, and no more than one at a time, under the numbers that it will have.
 * @param list where its targets stand, if there are too many to hold.
 */
export async function* planInParts(
  head: AuditHead,
  list?: Pick<LongList, 'parts' | 'targets'>,
): AsyncGenerator<PlannedPart> {
  if (!list) {
    yield { head, attempts: planOf(head) };
    return;
  }
  let number = 0;
  let attemptsBefore = 0;
  for await (const targets of list.parts(sizeOfPart(head))) {
    number += 1;
    const part = { number, listed: list.targets, attemptsBefore, findingsBefore: 0 };
    const ofPart = { ...head, targets, part };
    const attempts = planOf(ofPart);
    yield { head: ofPart, attempts };
    attemptsBefore = numberedTo(ofPart);
  }
}

function planOf(head: AuditHead): readonly Attempt[] {
  return [...planAttempts({ ...head, samples: head.options.samples })];
}
