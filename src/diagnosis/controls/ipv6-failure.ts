import type { FailureCode } from '../../model/finding/failure.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, passes } from '../judged.ts';
import type { DraftOf } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { connectionAnswers } from './answer.ts';

/** This machine has no IPv6 at all: nobody waits for what is never tried. */
const neverTried: readonly FailureCode[] = ['network-unreachable', 'prohibited', 'local-limit'];

/** The target passes over IPv4 and not over IPv6: for information, and never a block. */
export const ipv6Failure: FollowUpRule = (judged) => {
  if (!passes(judged)) return judged;
  const answer = connectionAnswers(judged).find(({ control }) => control === 'other-family');
  if (answer === undefined || answer.outcome === 'passes') return judged;
  const failed = judged.controls.find(({ attempt }) => attempt.id === answer.attempt.id);
  const draft = failed && draftOf(failed);
  return draft === undefined ? judged : { ...judged, drafts: [...judged.drafts, draft] };
};

function draftOf({ attempt, end, endIds }: TrialReading): DraftOf<'ipv6-failure'> | undefined {
  if (end === undefined || neverTried.includes(end.failure.code)) return undefined;
  return {
    kind: 'ipv6-failure',
    severity: 'info',
    target: attempt.target,
    route: attempt.route,
    ...(attempt.controlOf !== undefined && { attempt: attempt.controlOf }),
    actor: 'network-path',
    evidence: endIds,
    rivals: ['service-outage'],
    facts: facts({ address: attempt.address, port: attempt.port, code: end.failure.code }),
  };
}
