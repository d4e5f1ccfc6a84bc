import type { Facts } from '../../model/finding/facts.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, mapDrafts, unique } from '../judged.ts';
import { addressAnswer } from './answer.ts';
import { withAnswers } from './control-facts.ts';

/** A server that is perhaps not the service's: it speaks otherwise, or for other names. */
const strangers: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'plaintext-answer',
  'certificate-name-mismatch',
  'self-signed-certificate',
  'untrusted-root',
]);
const breaks: ReadonlySet<FindingKind> = kindsWith(
  ({ broke }) => broke === 'handshake' || broke === 'connection',
);

/**
 * A name that led to a server which is not the service, in the light of the address that
 * `--compare-resolver` gave. Where the service proves itself there, the name server of this network
 * led the name astray. One of the service's own servers may be out of order instead, which is the
 * rival that stays; and a host of the user's own may well have one server inside and one outside.
 */
export const ledAstray: FollowUpRule = (judged, { compared }) => {
  const first = judged.drafts.find(({ kind }) => strangers.has(kind) || breaks.has(kind));
  const answer = addressAnswer(judged, 'address-by-other-resolver');
  if (first === undefined || answer?.outcome !== 'passes') return judged;
  const { confidence: _, ...rest } = first;
  const isAstray = judged.reading.listed && first.kind !== 'port-silence';
  const rivals: readonly FindingKind[] = isAstray
    ? ['service-outage']
    : unique([...first.rivals, 'service-outage']);
  const next = withAnswers(
    { ...rest, ...(isAstray && { actor: 'local-resolver' as const }), rivals },
    [answer],
  );
  const { host, address } = answer.attempt;
  const said = { otherServer: compared.get(host)?.server, otherAddress: address };
  // What other controls told before stays told.
  const passesWith = unique([first.facts.passesWith ?? [], next.facts.passesWith ?? []].flat());
  const failsWith = first.facts.failsWith;
  const astray = {
    ...next,
    facts: facts<Facts>({
      ...next.facts,
      harmlessName: first.facts.harmlessName,
      harmlessHost: first.facts.harmlessHost,
      passesWith: passesWith.map(String),
      failsWith,
      ...said,
    }),
  };
  return mapDrafts(judged, (draft) => (draft === first ? astray : draft));
};
