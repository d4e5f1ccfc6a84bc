import { isInside } from '../../model/address/is-inside.ts';
import { decodeText } from '../page/decode-text.ts';
import { isHtml, type Page } from '../page/page.ts';
import { brandOf, registrableDomain } from '../page/registrable-domain.ts';
import { isSignInHost } from '../page/sign-in-hosts.ts';
import { visibleLines } from '../page/visible-lines.ts';
import { mayRefuse, namedIn } from './is-own-word.ts';

const maxBodyLength = 16 * 1024;
const blocker = /<([^<>]{1,1024})>[^<>]{0,200}\brel="?blocked-by"?/i;
const frame = /<iframe\s[^>]{0,500}?\bsrc\s{0,9}=\s{0,9}["']([^"'<>]{1,2048})["']/i;
/** Of a page that consists of a frame, the title is all that a reader may see of the page itself. */
const maxLines = 1;

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
  const by = blockerOf(page);
  const frame = frameOf(page, host);
  return (
    (by !== undefined && isAnothers(hostOf(by), host)) ||
    isLedAside(page, host) ||
    (frame !== undefined && ((isInside(hostOf(frame)) && !isInside(host)) || isTold(frame, host)))
  );
}

/** Who blocks, as a refusal by law names him (RFC 7725, section 4); undefined for all other pages. */
export function blockerOf({ status, headers = [] }: Page): URL | undefined {
  if (status !== 451) return undefined;
  const links = headers.filter(([name]) => name.toLowerCase() === 'link');
  const [, url = ''] =
    links
      .map(([, value]) => value)
      .join(', ')
      .match(blocker) ?? [];
  return URL.parse(url) ?? undefined;
}

/** The place that a page shows in a frame and nothing beside it, but for a title; undefined where it shows more. */
export function frameOf(page: Page, host: string): URL | undefined {
  const { body = '' } = page;
  if (body.length > maxBodyLength) return undefined;
  const src = body.match(frame)?.[1];
  if (src === undefined || !(isHtml(page) || body.trimStart().startsWith('<'))) return undefined;
  if (visibleLines(body).length > maxLines) return undefined;
  return (
    URL.parse(decodeText(src), `http://${host.includes(':') ? `[${host}]` : host}/`) ?? undefined
  );
}

function isLedAside(page: Led, host: string): boolean {
  const { lead, foreign } = page;
  if (lead === undefined || foreign === undefined || !mayRefuse(page)) return false;
  return isTold(lead, host);
}

function isTold(lead: URL, host: string): boolean {
  const to = hostOf(lead);
  return isAnothers(to, host) && !isSignInHost(to) && namedIn(lead, host) !== undefined;
}

function isAnothers(to: string, host: string): boolean {
  return registrableDomain(to) !== registrableDomain(host) && brandOf(to) !== brandOf(host);
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
