import { headerOf, type Page } from '../page/page.ts';
import { titleOf } from '../page/title.ts';
import type { Fingerprint, Place } from './fingerprint.ts';
import { fingerprints } from './fingerprints.ts';
import { holdsMark } from './holds-mark.ts';

/**
 * The strongest mark that a page carries; undefined where none is known. Where it leads to a host
 * of the domain that was asked, the name of that host is no mark.
 */
export function findProduct(
  page: Page,
  lead: URL | undefined,
  { isForeign = true }: { readonly isForeign?: boolean } = {},
): Fingerprint | undefined {
  const places = new Map<Place, string>();
  return fingerprints.find(({ place, text, statuses }) => {
    if (statuses !== undefined && !statuses.includes(page.status)) return false;
    let content = places.get(place);
    if (content === undefined) {
      content = contentOf(place, { page, lead, isForeign }).toLowerCase();
      places.set(place, content);
    }
    return content !== '' && holdsMark(content, text);
  });
}

interface Places {
  readonly page: Page;
  readonly lead: URL | undefined;
  readonly isForeign: boolean;
}

function contentOf(place: Place, { page, lead, isForeign }: Places): string {
  switch (place) {
    case 'body':
      return page.body ?? '';
    case 'title':
      return titleOf(page.body) ?? '';
    case 'lead':
      return lead === undefined ? '' : placeOf(lead, isForeign);
    case 'query':
      return lead?.search ?? '';
    default:
      return headerOf(page, place) ?? '';
  }
}

function placeOf({ origin, port, pathname }: URL, isForeign: boolean): string {
  return isForeign ? `${origin}${pathname}` : `:${port}${pathname}`;
}
