import type { FindingKind } from '../../model/finding/finding.ts';
import { isForeignRefusal } from '../exchange/foreign-refusal.ts';
import { facts, proxyLabel } from '../facts.ts';
import { type CrossAttemptRule, type Judged, passes } from '../judged.ts';
import { leadOf } from '../page/lead.ts';
import { redirectOf } from '../page/page.ts';
import { brandOf, registrableDomain } from '../page/registrable-domain.ts';
import { titleOf } from '../page/title.ts';
import { withoutQuery } from '../page/without-query.ts';
import type { DraftOf } from '../rule.ts';
import { type AnsweredPage, refusalSign } from './refusal-sign.ts';

const ofOne: readonly FindingKind[] = ['unexpected-answer'];
const ofSeveral: readonly FindingKind[] = ['captive-portal', 'unexpected-answer'];

/**
 * What passed because nothing is known of the host, though the page may be somebody else's: it says
 * so itself, or repeats for hosts of several owners over one way. Nobody vouches for it, or a root
 * of this machine's own does alone. Their owners may have written it, so it is shown to block
 * nothing. Where a way's other answer tells more, that is told already.
 */
export const foreignPage: CrossAttemptRule = (all) => {
  const pages = new Map(all.flatMap((judged) => pageOf(judged).map((page) => [judged, page])));
  const shared = sharedSigns(pages);
  if (pages.size === 0) return all;
  return all.map((judged) => {
    const page = pages.get(judged);
    if (page === undefined) return judged;
    const sign = signOf(judged, page);
    const rivals = isForeignRefusal(page, judged.reading.attempt.host)
      ? ofOne
      : sign !== undefined && shared.has(sign) && ofSeveral;
    return rivals
      ? { ...judged, drafts: [...judged.drafts, draftOf(judged, page, rivals)] }
      : judged;
  });
};

function pageOf(judged: Judged): readonly AnsweredPage[] {
  const { answer, attempt, end, trusted, privately } = judged.reading;
  if (answer === undefined || end !== undefined || attempt.expect !== undefined) return [];
  if ((trusted && !privately) || !passes(judged)) return [];
  const lead = leadOf(answer, attempt.host);
  const to = lead?.hostname.replace(/^\[|\]$/g, '');
  const isOwn = to === undefined || registrableDomain(to) === registrableDomain(attempt.host);
  return [{ ...answer, lead, foreign: isOwn ? undefined : to }];
}

function signOf({ reading: { attempt } }: Judged, page: AnsweredPage): string | undefined {
  const sign = refusalSign(page);
  return sign && `${attempt.route}\n${sign}`;
}

/** Signs that hosts of several owners show; none that leads to one of those owners. */
function sharedSigns(pages: ReadonlyMap<Judged, AnsweredPage>): ReadonlySet<string> {
  const brands = new Map<string, Set<string>>();
  const leads = new Map<string, string>();
  for (const [judged, page] of pages) {
    const sign = signOf(judged, page);
    if (sign === undefined) continue;
    const known = brands.get(sign) ?? new Set();
    brands.set(sign, known.add(brandOf(judged.reading.attempt.host)));
    if (page.foreign !== undefined) leads.set(sign, brandOf(page.foreign));
  }
  const shared = [...brands].filter(([sign, owners]) => {
    return owners.size > 1 && !owners.has(leads.get(sign) ?? '');
  });
  return new Set(shared.map(([sign]) => sign));
}

function draftOf(
  { reading: { attempt, privately } }: Judged,
  page: AnsweredPage,
  rivals: readonly FindingKind[],
): DraftOf<'block-page'> {
  const { id, status, body, lead, proxy } = page;
  const location = redirectOf(page) ?? lead?.href;
  return {
    kind: 'block-page',
    severity: 'error',
    ...(privately && { actor: 'interceptor' }),
    target: attempt.target,
    route: attempt.route,
    attempt: attempt.id,
    evidence: [id],
    rivals,
    facts: facts({
      proxy: proxyLabel(proxy),
      status,
      title: titleOf(body),
      location: location === undefined ? undefined : withoutQuery(location),
    }),
  };
}
