import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, type Judged, mapDrafts, unique } from '../judged.ts';
import { asServed, type NameAnswer, nameAnswer } from '../resolve/name-answer.ts';
import type { DraftOf } from '../rule.ts';

const bad: readonly NameAnswer[] = ['none', 'sinkhole'];

/** What a look-up alone proves of a name, and another name server can confirm or clear. */
const ofNames: ReadonlySet<FindingKind> = kindsWith(({ byLookUp }) => byLookUp === true);

/**
 * What the name server of `--compare-resolver` says of the same name. One has a public address and
 * the other none, or a sinkhole: both cannot be right, and the finding of the look-up is
 * strengthened. Both have none: the name may be gone, and nobody here is shown to block it.
 * Different public addresses are how services spread their load.
 */
export const resolverDisagreement: FollowUpRule = (judged, { compared }) => {
  const { attempt, steps } = judged.reading;
  const other = compared.get(attempt.host);
  const step = steps.find(isLookUp);
  if (other === undefined || step?.step !== 'resolve' || step.server === other.server)
    return judged;
  const mine = asServed(step);
  // Who refuses the question has said nothing of the name.
  if (other.failure?.code === 'dns-refused') return judged;
  const [here, there] = [nameAnswer(mine), nameAnswer(other)];
  // What had no answer in company and has one alone was a limit, and no word about the name.
  if (here === 'none' && judged.drafts.some(({ kind }) => kind === 'passing-fault')) return judged;
  if (bad.includes(here) && bad.includes(there)) return confirmed(judged, other);
  const differ =
    (bad.includes(here) && there === 'public') || (here === 'public' && bad.includes(there));
  if (!differ) return judged;
  const told = strengthened(judged, other);
  return { ...told, drafts: [...told.drafts, draftOf(judged, { mine, other, here })] };
};

function isLookUp(step: Judged['reading']['steps'][number]): boolean {
  return step.step === 'resolve' && step.role === 'target' && step.hop === undefined && asked(step);
}

function asked({ by }: ResolveObservation): boolean {
  return by === 'dns' || by === 'system';
}

function strengthened(judged: Judged, other: ResolveObservation): Judged {
  return mapDrafts(judged, (draft) =>
    ofNames.has(draft.kind)
      ? {
          ...draft,
          evidence: unique([...draft.evidence, other.id]),
          confidence: 'certain',
          rivals: draft.rivals.filter((rival) => rival !== 'service-outage'),
        }
      : draft,
  );
}

/** As little is known elsewhere: the service may have given the name up. */
function confirmed(judged: Judged, other: ResolveObservation): Judged {
  return mapDrafts(judged, (draft) =>
    ofNames.has(draft.kind)
      ? {
          ...draft,
          evidence: unique([...draft.evidence, other.id]),
          rivals: unique([...draft.rivals, 'service-outage']),
          facts: facts({
            ...draft.facts,
            otherServer: other.server,
            alsoGone: other.server === undefined ? [] : [other.server],
          }),
        }
      : draft,
  );
}

function draftOf(
  { reading: { attempt } }: Judged,
  {
    mine,
    other,
    here,
  }: {
    readonly mine: ResolveObservation;
    readonly other: ResolveObservation;
    readonly here: NameAnswer;
  },
): DraftOf<'resolver-disagreement'> {
  const said = (step: ResolveObservation) => step.addresses.map(({ address }) => address);
  return {
    kind: 'resolver-disagreement',
    // Where this network has the better answer, nothing is lost here.
    severity: here === 'public' ? 'info' : 'warning',
    target: attempt.target,
    route: attempt.route,
    attempt: attempt.id,
    actor: 'local-resolver',
    evidence: [mine.id, other.id],
    rivals: [],
    facts: facts({
      name: mine.name,
      server: mine.server,
      addresses: said(mine),
      responseCode: mine.responseCode,
      code: mine.failure?.code,
      otherServer: other.server,
      otherAddresses: said(other),
      otherResponseCode: other.responseCode,
      otherCode: other.failure?.code,
    }),
  };
}
