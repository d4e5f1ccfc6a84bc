import type { PageFacts } from '../../model/finding/finding-facts.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import { facts } from '../facts.ts';
import { type Page, redirectOf } from '../page/page.ts';
import { titleOf } from '../page/title.ts';
import { withoutQuery } from '../page/without-query.ts';
import { detailsOf } from '../products/details.ts';
import type { Fingerprint } from '../products/fingerprint.ts';

/** A page for which no chain vouches, read once. */
export interface StrangePage extends Page {
  /**
   * `proxy`: the answer to a request for a tunnel, be it a refusal or a page in the place of the
   * tunnel that its 200 announced; `tls-port`: what came where TLS was due.
   */
  readonly from: 'proxy' | 'tls-port' | 'answer';
  /** Ids of the observations that hold it. */
  readonly evidence: readonly string[];
  /** The proxy that it came through, or from. */
  readonly proxy: ProxyServer | undefined;
  /** Where it sends a browser. */
  readonly lead: URL | undefined;
  /** The host of `lead`, if it belongs to another domain than the one asked. */
  readonly foreign: string | undefined;
  readonly product: Fingerprint | undefined;
  /** It is what the service is known to answer. */
  readonly isDue: boolean;
}

/** What a page says of itself; of the place that it leads to, nothing that tells of persons. */
export function pageFacts(page: StrangePage): PageFacts {
  const { body, lead, status } = page;
  const product = page.product?.product;
  const location = redirectOf(page) ?? lead?.href;
  return facts({
    status: status || undefined,
    product,
    ...detailsOf(page, { product, lead }),
    title: titleOf(body),
    location: location === undefined ? undefined : withoutQuery(location),
  });
}
