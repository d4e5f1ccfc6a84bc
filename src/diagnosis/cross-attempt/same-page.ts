import type { FindingKind } from '../../model/finding/finding.ts';
import { proxyLabel } from '../facts.ts';
import { type CrossAttemptRule, type Judged, mapDrafts, unique } from '../judged.ts';
import { titleOf } from '../page/title.ts';
import { withoutQuery } from '../page/without-query.ts';
import type { Draft } from '../rule.ts';

/** What a page's mark makes of an answer over plain HTTP. */
const ofPages: readonly FindingKind[] = [
  'block-page',
  'proxy-policy-refusal',
  'proxy-upstream-failure',
];

/**
 * One and the same page of a product over the direct way and through a proxy, for a host of which
 * nothing else is known: the product may stand before the service, and its word is then the
 * service's. That the proxy said it is shown no longer.
 */
export const samePage: CrossAttemptRule = (all) => {
  const ways = new Map<string, Set<string>>();
  for (const judged of all) {
    const key = pageKey(judged);
    if (key === undefined) continue;
    ways.set(key, (ways.get(key) ?? new Set()).add(wayOf(judged)));
  }
  const shared = new Set(
    [...ways].filter(([, those]) => those.size > 1 && those.has('direct')).map(([key]) => key),
  );
  if (shared.size === 0) return all;
  return all.map((judged) => {
    return shared.has(pageKey(judged) ?? '') ? mapDrafts(judged, doubted) : judged;
  });
};

function pageKey({ reading: { attempt, page } }: Judged): string | undefined {
  if (attempt.expect !== undefined || page?.from !== 'answer' || !page.product) return undefined;
  const place = page.lead === undefined ? '' : withoutQuery(page.lead.href);
  const { product } = page.product;
  return [attempt.target, page.status, product, titleOf(page.body) ?? '', place].join('\n');
}

function wayOf({ reading: { page } }: Judged): string {
  return proxyLabel(page?.proxy) ?? 'direct';
}

function doubted(draft: Draft): Draft {
  if (!ofPages.includes(draft.kind)) return draft;
  const { actor: _, ...rest } = draft;
  const rivals = unique([...draft.rivals, 'unexpected-answer' as const]);
  return { ...rest, confidence: 'possible', rivals };
}
