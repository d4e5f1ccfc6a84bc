import { isInside } from '../../model/is-inside.ts';
import { headerOf, isHtml, type Page } from '../page/page.ts';
import { brandOf, registrableDomain } from '../page/registrable-domain.ts';
import { isSignInHost } from '../page/sign-in-hosts.ts';
import { visibleLines } from '../page/visible-lines.ts';
import { mayRefuse, namedIn } from './is-own-word.ts';

const longestBody = 16 * 1024;
const frame = /<iframe\s[^>]{0,500}?\bsrc\s{0,9}=\s{0,9}["']([^"'<>]{1,2048})["']/i;
/** Of a page that consists of a frame, the title is all that a reader may see of the page itself. */
const mostLines = 1;

interface Led extends Page {
  readonly lead: URL | undefined;
  /** The host of `lead`, if it belongs to another domain than the one asked. */
  readonly foreign: string | undefined;
}

/**
 * Whether a page of no known product shows that somebody else than the service refuses, though its
 * owner may have written it: it names another as the blocker (RFC 7725, section 4), sends a browser
 * to another's host and tells that host who was asked, or consists of a frame that does so or leads
 * into a network that the public cannot reach.
 */
export function isForeignRefusal(page: Led, host: string): boolean {
  return isBlockedBy(page, host) || isLedAside(page, host) || isFrame(page, host);
}

function isBlockedBy(page: Page, host: string): boolean {
  if (page.status !== 451) return false;
  const link = headerOf(page, 'link')?.slice(0, 2048) ?? '';
  const [, url = ''] = link.match(/<([^<>]{1,1024})>[^<>]{0,200}\brel="?blocked-by"?/i) ?? [];
  const by = URL.parse(url)?.hostname;
  return by !== undefined && isAnothers(by, host);
}

function isLedAside(page: Led, host: string): boolean {
  const { lead, foreign } = page;
  if (lead === undefined || foreign === undefined || !mayRefuse(page)) return false;
  return isTold(lead, host);
}

function isFrame(page: Led, host: string): boolean {
  const { body = '' } = page;
  if (body.length > longestBody) return false;
  const src = body.match(frame)?.[1];
  const lead = src === undefined ? null : URL.parse(src, `http://${host}/`);
  if (lead === null || !(isHtml(page) || body.trimStart().startsWith('<'))) return false;
  if (visibleLines(body).length > mostLines) return false;
  const to = lead.hostname.replace(/^\[|\]$/g, '');
  return (isInside(to) && !isInside(host)) || isTold(lead, host);
}

function isTold(lead: URL, host: string): boolean {
  const to = lead.hostname.replace(/^\[|\]$/g, '');
  return isAnothers(to, host) && !isSignInHost(to) && namedIn(lead, host) !== undefined;
}

function isAnothers(to: string, host: string): boolean {
  return registrableDomain(to) !== registrableDomain(host) && brandOf(to) !== brandOf(host);
}
