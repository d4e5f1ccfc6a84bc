import type { Facts } from '../../model/finding/facts.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, mapDrafts } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { addressAnswer } from './answer.ts';
import { withAnswers } from './control-facts.ts';

const lostNames: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'name');

/**
 * A name that did not lead to the service, in the light of the address that `--compare-resolver`
 * gave. Where the service proves itself there, only the name is lost, and the resolver of this
 * network lost it, be it by a rule or by a fault. Where that address fails as well, more is stopped
 * than the name, or the service is down: the finding stays what was seen. So it does where the
 * resolver has an answer that does not stand its check of signatures: the other one may check none.
 */
export const lostName: FollowUpRule = (judged, { compared }) => {
  const first = judged.drafts.find(({ kind }) => lostNames.has(kind));
  const answer = addressAnswer(judged, 'address-by-other-resolver');
  if (first === undefined || answer === undefined) return judged;
  const isUnsigned = first.facts['uncheckedAddresses'] !== undefined;
  const isLost = answer.outcome === 'passes' && !isUnsigned;
  const told: Partial<Draft> = isLost
    ? { actor: 'local-resolver', confidence: 'certain', rivals: [] }
    : {};
  const next = withAnswers({ ...first, ...told }, [answer]);
  const { host, address } = answer.attempt;
  const said = { otherServer: compared.get(host)?.server, otherAddress: address };
  const lost = { ...next, facts: facts<Facts>({ ...next.facts, ...said }) };
  return mapDrafts(judged, (draft) => (draft === first ? lost : draft));
};
