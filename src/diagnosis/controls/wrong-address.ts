import type { Control } from '../../model/audit/attempt.ts';
import type { Facts } from '../../model/finding/facts.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, isError, type Judged, mapDrafts } from '../judged.ts';
import type { AuditContext } from '../known/audit-context.ts';
import { injectionFacts } from '../resolve/dns-injection.ts';
import { isOverridden, overrideFacts } from '../resolve/local-name-override.ts';
import type { Draft } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { type Answer, addressAnswer } from './answer.ts';
import { withAnswers } from './control-facts.ts';

interface Cause {
  readonly control: Control;
  readonly kind: FindingKind;
  readonly actor: NonNullable<Draft['actor']>;
  readonly factsOf: (reading: TrialReading) => Facts;
  /** Another member of one set may have been out of order. */
  readonly isPool?: (name: string, context: AuditContext) => boolean;
}

const causes: readonly Cause[] = [
  {
    control: 'address-by-name-server',
    kind: 'local-name-override',
    actor: 'this-machine',
    factsOf: ({ steps }) => {
      const step = steps.find(isOverridden);
      return step ? overrideFacts(step) : {};
    },
  },
  {
    control: 'later-address',
    kind: 'dns-injection',
    actor: 'network-path',
    isPool: (name, { turning }) => turning.has(name),
    factsOf: ({ doubled }) =>
      doubled?.laterAnswer ? injectionFacts(doubled, doubled.laterAnswer) : {},
  },
];

/**
 * Whatever failed at the address that this machine went to, in the light of the other one that it
 * had heard of: where the service proves itself there, it was led to the wrong place, and who did
 * so is the cause. Where that fails as well, the finding stays what was seen.
 */
export const wrongAddress: FollowUpRule = (judged, context) =>
  causes.reduce((now, cause) => {
    const answer = addressAnswer(now, cause.control);
    const first = now.drafts.find(isError);
    if (answer?.outcome !== 'passes' || first === undefined) return now;
    if (cause.isPool?.(judged.reading.attempt.host, context)) return asMember(now, cause.control);
    return misled(now, { first, answer, cause });
  }, judged);

/** It was one more address of the same name, and no other answer. */
function asMember(judged: Judged, control: Control): Judged {
  const controls = judged.controls.map((one) =>
    one.attempt.control === control
      ? { ...one, attempt: { ...one.attempt, control: 'other-address' as const } }
      : one,
  );
  return { ...judged, controls };
}

function misled(
  judged: Judged,
  { first, answer, cause }: { first: Draft; answer: Answer; cause: Cause },
): Judged {
  const { kind, actor, factsOf, isPool } = cause;
  // What does not answer may be one server of many, where two answers were public.
  const isSilent = isPool !== undefined && findingTraits[first.kind].broke !== undefined;
  // A look-up that failed, or led nowhere, says itself what it came to.
  const isOfName = findingTraits[first.kind].broke === 'name';
  const code = judged.reading.end?.failure.code;
  const told: Draft = isOfName
    ? { ...first, actor, rivals: [], confidence: 'certain' }
    : {
        ...first,
        kind,
        actor,
        rivals: [],
        confidence: isSilent ? 'likely' : 'certain',
        facts: facts({ ...factsOf(judged.reading), code }),
      };
  const next = withAnswers(told, [answer]);
  const changed = mapDrafts(judged, (draft) =>
    draft === first || (isError(draft) && draft.kind === first.kind) ? next : draft,
  );
  if (isOfName) return changed;
  // Told as the cause, it is not told beside it.
  const once = (one: Judged): Judged => ({
    ...one,
    drafts: one.drafts.filter((draft) => draft === next || draft.kind !== kind),
  });
  return { ...once(changed), repeats: changed.repeats.map(once) };
}
