import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import {
  byTarget,
  type CrossAttemptRule,
  isError,
  type Judged,
  passes,
  unique,
} from '../judged.ts';
import { type Answered, differenceOf } from '../page/differs.ts';
import { isKin } from '../page/kinship.ts';
import { titleOf } from '../page/title.ts';
import { withoutQuery } from '../page/without-query.ts';
import type { Draft, DraftOf } from '../rule.ts';

/** The trials of a target over one way of which plain HTTP was had, and what answered each. */
interface Way {
  readonly trials: readonly Judged[];
  readonly answers: readonly Answered[];
}

/** A few of each way show whether it keeps to its answer. */
const maxAnswers = 4;

/**
 * Plain HTTP, for which nobody vouches, answers otherwise over one way than over another: a page
 * of a make that nobody knows, perhaps. Refused here and given there is told of the way that
 * refuses; where both give, and not the same, of the one that stands alone against two, or of the
 * target. A way that does not keep to its own answer tells nothing.
 */
export const answerDisagreement: CrossAttemptRule = (all) => {
  const told = new Map<Judged, Draft>();
  for (const trials of byTarget(all.filter(isPlain)).values()) {
    const ways = waysOf(trials);
    if (ways.length > 1) for (const [judged, draft] of disagreements(ways)) told.set(judged, draft);
  }
  if (told.size === 0) return all;
  return all.map((judged) => {
    const draft = told.get(judged);
    if (draft === undefined) return judged;
    const others = judged.drafts.filter(({ kind }) => kind !== 'unexpected-answer');
    return { ...judged, drafts: [...others, draft] };
  });
};

function isPlain({ reading, drafts }: Judged): boolean {
  const errors = drafts.filter(isError);
  return (
    reading.finished &&
    reading.end === undefined &&
    reading.page?.from === 'answer' &&
    reading.answer?.url.startsWith('http:') === true &&
    errors.every(({ kind, facts: { status } }) => {
      return kind === 'unexpected-answer' && typeof status === 'number' && status < 500;
    })
  );
}

function waysOf(trials: readonly Judged[]): readonly Way[] {
  const ways = Map.groupBy(trials, ({ reading: { page } }) => proxyLabel(page?.proxy) ?? 'direct');
  return [...ways.values()].flatMap((those) => {
    const answers = those
      .flatMap((judged) => [judged, ...judged.repeats])
      .flatMap(({ reading: { page, end } }) => (page?.from === 'answer' && !end ? [page] : []))
      .slice(0, maxAnswers);
    const way = { trials: those, answers };
    return isSteady(way) ? [way] : [];
  });
}

function isSteady({ trials, answers }: Way): boolean {
  const host = hostOf(trials);
  const [first] = answers;
  return answers.every((one) => {
    if (first === undefined || one === first) return true;
    return !(differenceOf(one, first, { host }) ?? differenceOf(first, one, { host }));
  });
}

function disagreements(ways: readonly Way[]): readonly (readonly [Judged, Draft])[] {
  return ways.flatMap((way) => {
    const others = ways.filter((other) => other !== way);
    const differing = others.filter((other) => {
      return other.trials.every(passes) && howDiffers(way, other) !== undefined;
    });
    const [other] = differing;
    if (other === undefined) return [];
    const isMutual = howDiffers(way, other) === 'content';
    // Of two ways that both give, none is the odd one; of three the one that stands alone.
    if (isMutual && others.length > 1 && differing.length < others.length) return [];
    const isAlone = !isMutual || (others.length > 1 && agree(others));
    const draft = draftOf(way, { other, isAlone });
    return way.trials.map((judged) => [judged, draft] as const);
  });
}

function howDiffers(one: Way, other: Way): ReturnType<typeof differenceOf> {
  const host = hostOf(one.trials);
  const all = one.answers.flatMap((mine) =>
    other.answers.map((theirs) => differenceOf(mine, theirs, { host })),
  );
  return all.includes(undefined) ? undefined : all[0];
}

function agree(ways: readonly Way[]): boolean {
  return ways.every((one) => ways.every((other) => one === other || !howDiffers(one, other)));
}

function hostOf([first]: readonly Judged[]): string {
  return first?.reading.attempt.host ?? '';
}

function draftOf(
  { trials, answers: [mine] }: Way,
  { other, isAlone }: { readonly other: Way; readonly isAlone: boolean },
): DraftOf<'answer-disagreement'> {
  const [theirs] = other.answers;
  const [first] = trials;
  const routes = unique(trials.map(({ reading }) => reading.attempt.route));
  const place = mine?.lead && withoutQuery(mine.lead.href);
  return {
    kind: 'answer-disagreement',
    severity: 'error',
    target: first?.reading.attempt.target ?? '',
    ...(routes.length === 1 && { route: routes[0] }),
    ...(isAlone && { actor: first?.reading.page?.proxy ? 'proxy-policy' : 'network-path' }),
    evidence: unique(
      [...trials, ...other.trials].flatMap(({ reading }) => reading.answer?.id ?? []),
    ),
    rivals: rivalsOf({ trials, mine, theirs, other }),
    facts: facts({
      proxy: proxyLabel(first?.reading.page?.proxy),
      status: mine?.status,
      title: titleOf(mine?.body),
      location: place,
      otherStatus: theirs?.status,
      otherTitle: titleOf(theirs?.body),
      passes: unique(other.trials.map(({ reading }) => reading.attempt.route)),
    }),
  };
}

/**
 * A service may know its clients by their addresses, and a page may have changed meanwhile. Where
 * the other way has the very answer that is due, and another server sent it, the first alone is
 * left.
 */
function rivalsOf({
  trials,
  mine,
  theirs,
  other,
}: {
  readonly trials: readonly Judged[];
  readonly mine: Answered | undefined;
  readonly theirs: Answered | undefined;
  readonly other: Way;
}): readonly FindingKind[] {
  const isListed = trials.every(({ reading }) => reading.listed && reading.page?.isDue === false);
  const isDue = other.trials.every(({ reading }) => reading.page?.isDue === true);
  const isOther = mine !== undefined && theirs !== undefined && !isKin(mine, theirs);
  return isListed && isDue && isOther
    ? ['unexpected-answer']
    : ['unexpected-answer', 'passing-fault'];
}
