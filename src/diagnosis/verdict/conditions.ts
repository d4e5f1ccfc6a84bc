import { isAccepted } from '../exchange/unexpected-answer.ts';
import { isIssuingAuthority } from '../handshake/issuing-authorities.ts';
import type { Judged } from '../judged.ts';
import type { Known } from '../known.ts';
import type { Draft } from '../rule.ts';
import type { Condition } from './effects.ts';

/** What a condition may look at beside the finding itself. */
export interface Circumstances {
  readonly judged: Judged;
  readonly known: Known;
  readonly passesElsewhere: boolean;
}

/** How each condition of the table is told. */
export const conditions: Readonly<
  Record<Condition, (draft: Draft, circumstances: Circumstances) => boolean>
> = {
  outage: (_, { judged }) => judged.drafts.some(({ kind }) => kind === 'service-outage'),
  'passes-elsewhere': (_, { passesElsewhere }) => passesElsewhere,
  'issuer-known': ({ facts: { issuer } }, { known }) =>
    typeof issuer === 'string' && (known.authorities.has(issuer) || isIssuingAuthority(issuer)),
  'product-known': ({ facts: { product } }) => product !== undefined,
  'proxy-talks': ({ rivals }) => rivals.includes('proxy-upstream-failure'),
  'status-accepted': (_, { judged }) => isAccepted(judged.seen),
  'service-failed': ({ facts: { status } }, { judged }) =>
    judged.seen.trusted && typeof status === 'number' && status >= 500,
  'service-answered': (_, { judged }) => judged.seen.trusted,
};
