import { withoutBrackets } from '../../model/address/endpoint.ts';
import { decodeText } from './decode-text.ts';
import { isKin } from './kinship.ts';
import { isHtml, type Page } from './page.ts';
import { brandOf } from './registrable-domain.ts';
import { isSignInHost } from './sign-in-hosts.ts';
import { titleOf } from './title.ts';
import { visibleLines } from './visible-lines.ts';

/** A page and where it sends a browser. */
export interface Answered extends Page {
  readonly lead: URL | undefined;
}

const refusals: readonly number[] = [403, 451];
const missing: readonly number[] = [404, 410];
/** Below this proportion two lengths differ markedly, as OONI's measurements have it. */
const alikeLength = 0.7;
/** A page of which so many lines stand on the other one too is a variant of it. */
const sharedLines = 0.3;

/** How an answer differs from another one to the same request, and not by chance. */
export type Difference =
  /** It refuses what the other gives. */
  | 'refusal'
  /** It leads elsewhere, or knows nothing, where the other gives. */
  | 'absence'
  /** Both give, and not the same; which of them is the right one, they do not tell. */
  | 'content';

/**
 * How `one` stands out against `other`, answers to the same request over two ways; undefined where
 * services differ like that by themselves: pages that change, other lengths under one title, a
 * language or a region by address, variants of one server. `host` is who was asked.
 */
export function differenceOf(
  one: Answered,
  other: Answered,
  { host }: { readonly host: string },
): Difference | undefined {
  const gives = other.status >= 200 && other.status < 300;
  if (refusals.includes(one.status)) return gives ? 'refusal' : undefined;
  if (isKin(one, other)) return undefined;
  if (missing.includes(one.status)) return gives ? 'absence' : undefined;
  const isAstray = leadsAstray(one, host);
  if (isAstray && !leadsAstray(other, host) && (gives || isRedirect(other))) return 'absence';
  if (!gives || one.status < 200 || one.status >= 300 || isAstray) return undefined;
  return isOtherContent(one, other) ? 'content' : undefined;
}

function isRedirect({ status }: Page): boolean {
  return status >= 300 && status < 400;
}

// `example.de` of `example.com` is a region's; a login is what a service may ask for.
function leadsAstray({ lead }: Answered, host: string): boolean {
  if (lead === undefined) return false;
  const to = withoutBrackets(lead.hostname);
  return brandOf(to) !== brandOf(host) && !isSignInHost(to);
}

function isOtherContent(one: Page, other: Page): boolean {
  const [mine, theirs] = [isHtml(one), isHtml(other)];
  if (mine !== theirs) return true;
  if (!mine) return false;
  const [shorter = 0, longer = 0] = [one, other]
    .map(({ body = '' }) => body.length)
    .sort((a, b) => a - b);
  if (shorter >= longer * alikeLength) return false;
  return !areAlike(titleOf(one.body), titleOf(other.body)) && !sharesText(one, other);
}

/** Two titles of one service have a word in common: its name. */
function areAlike(one = '', other = ''): boolean {
  if (one === '' || other === '') return one === other;
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

function wordsOf(text: string): readonly string[] {
  return (
    decodeText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  );
}

function sharesText(one: Page, other: Page): boolean {
  const [mine, theirs] = [one, other].map(({ body = '' }) => new Set(visibleLines(body)));
  if (mine === undefined || theirs === undefined) return false;
  const shared = [...mine].filter((line) => theirs.has(line)).length;
  return shared >= Math.max(1, Math.min(mine.size, theirs.size) * sharedLines);
}
