import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { type FollowUpRule, mapDrafts } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { connectionAnswers } from './answer.ts';
import { withAnswers } from './control-facts.ts';

const failures: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'connection');

/**
 * A connection that was not had, in the light of other addresses of the same name. Where another of
 * the same family passes, the service is there: a rule about this address, or one of its servers
 * that is out of order.
 */
export const failedConnection: FollowUpRule = (judged) => {
  const first = judged.drafts.find(({ kind }) => failures.has(kind));
  const answers = connectionAnswers(judged);
  if (first === undefined || answers.length === 0) return judged;
  const isAddress = answers.some(
    ({ control, outcome }) => control === 'other-address' && outcome === 'passes',
  );
  const told: Partial<Draft> = isAddress
    ? { actor: 'address-filter', rivals: ['service-outage'] }
    : {};
  const next = withAnswers({ ...first, ...told }, answers);
  return mapDrafts(judged, (draft) => (draft === first ? next : draft));
};
