import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { type FollowUpRule, mapDrafts } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { addressAnswer } from './answer.ts';
import { withAnswers } from './control-facts.ts';

const closedTunnels: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'tunnel');

/**
 * A proxy that opens no tunnel to the name, in the light of a tunnel to its address. Where the
 * service proves itself there, it is not down, and the proxy's rule is about the name, or its own
 * look-up of the name fails. An address that does not pass proves nothing: many proxies refuse
 * every tunnel to an address.
 */
export const refusedName: FollowUpRule = (judged) => {
  const first = judged.drafts.find(({ kind }) => closedTunnels.has(kind));
  const answer = addressAnswer(judged, 'tunnel-by-address');
  if (first === undefined || answer?.outcome !== 'passes') return judged;
  const next = withAnswers(servedElsewhere(first), [answer]);
  return mapDrafts(judged, (draft) => (draft === first ? next : draft));
};

/** The proxy may have looked the name up, and have met another server of it that is out of order. */
function servedElsewhere(draft: Draft): Draft {
  const rivals = draft.rivals.filter((rival) => rival !== 'service-outage');
  const saysSo = draft.facts.squidError === 'ERR_DNS_FAIL';
  const isCertain = draft.kind !== 'proxy-upstream-failure' || saysSo || rivals.length > 0;
  return { ...draft, rivals, ...(!isCertain && { confidence: 'likely' as const }) };
}
