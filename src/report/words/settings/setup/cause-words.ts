import type { SetupFacts, SetupLineId, SetupReason } from '../../../../model/guide/setup-line.ts';
import type { Text } from '../../../text/say.ts';
import { auditReasons } from './audit-reasons.ts';
import { licenceReasons } from './licence-reasons.ts';
import { machineReasons } from './machine-reasons.ts';
import type { ReasonWords, WordsOf } from './reason-words.ts';
import { reportingReasons } from './reporting-reasons.ts';
import { tenantReasons } from './tenant-reasons.ts';

const words: WordsOf<SetupReason> = {
  ...licenceReasons,
  ...tenantReasons,
  ...machineReasons,
  ...auditReasons,
  ...reportingReasons,
};

/** The sentences of a line: what was seen, and what is next; that may be nothing. */
export function causeWords<Reason extends SetupReason>(
  { reason, facts }: { readonly reason: Reason; readonly facts: SetupFacts[Reason] },
  id: SetupLineId,
): { readonly seen: Text; readonly next: Text } {
  const { seen, next }: ReasonWords<Reason> = words[reason];
  return { seen: seen(facts, id), next: next?.(facts, id) ?? [] };
}

/**
 * Every reason.
 *
 * @internal Exported for its tests.
 */
export const setupReasons: readonly string[] = Object.keys(words);
