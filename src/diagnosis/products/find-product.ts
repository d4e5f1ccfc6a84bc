import { headerOf, type Page } from '../page/page.ts';
import { titleOf } from '../page/title.ts';
import type { Fingerprint, Place } from './fingerprint.ts';
import { fingerprints } from './fingerprints.ts';

/** The strongest mark that a page carries; undefined where none is known. */
export function findProduct(page: Page, lead: URL | undefined): Fingerprint | undefined {
  const places = new Map<Place, string>();
  return fingerprints.find(({ place, text, statuses }) => {
    if (statuses !== undefined && !statuses.includes(page.status)) return false;
    let content = places.get(place);
    if (content === undefined) {
      content = contentOf(place, { page, lead }).toLowerCase();
      places.set(place, content);
    }
    return content !== '' && content.includes(text);
  });
}

function contentOf(place: Place, { page, lead }: { page: Page; lead: URL | undefined }): string {
  switch (place) {
    case 'body':
      return page.body ?? '';
    case 'title':
      return titleOf(page.body) ?? '';
    case 'lead':
      return lead === undefined ? '' : `${lead.origin}${lead.pathname}`;
    case 'query':
      return lead?.search ?? '';
    default:
      return headerOf(page, place) ?? '';
  }
}
