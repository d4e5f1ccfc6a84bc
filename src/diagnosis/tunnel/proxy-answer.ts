import type { ProxyAnswerFacts } from '../../model/finding/finding-facts.ts';
import { mayRefuse } from '../exchange/is-own-word.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Fingerprint } from '../products/fingerprint.ts';
import { pageFacts, type StrangePage } from '../trial/strange-page.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { squidError } from './squid-error.ts';

/** A refusal that came from a proxy and not from the service behind it. */
export interface ProxyAnswer {
  readonly status: number;
  readonly squid: ReturnType<typeof squidError>;
  readonly product: Fingerprint | undefined;
  readonly evidence: readonly string[];
  /** The proxy, the status and what the page says: nothing of the target, so that equal refusals group. */
  readonly facts: ProxyAnswerFacts;
}

/**
 * The answer of a proxy: any to CONNECT that opens no tunnel; to a request in absolute form (RFC
 * 9112, section 3.2.2) one from 400 on that carries a mark of the proxy itself, since a service
 * may say 403 or 503 too, or a redirect that Squid marks as its own. 407 is a proxy's own word
 * wherever it comes. A page in the place of a granted tunnel is one only where it refuses: else
 * nobody knows what it wants.
 */
export function proxyAnswer({ page, answer, attempt }: TrialReading): ProxyAnswer | undefined {
  if (page === undefined || page.from === 'tls-port') return undefined;
  if (page.from === 'proxy') return opensNone(page) ? read(page) : undefined;
  if (answer === undefined || page.status < 300 || !answer.url.startsWith('http:')) {
    return undefined;
  }
  if (page.status === 407) return read(page);
  if (answer.proxy === undefined) return undefined;
  const marked =
    squidError(page) !== undefined ||
    (page.status >= 400 &&
      !page.isDue &&
      isProxyPage(page, { isKnown: attempt.expect !== undefined }));
  return marked ? read(page) : undefined;
}

function opensNone({ status, product }: StrangePage): boolean {
  return status < 200 || status >= 300 || product?.proves === 'block';
}

/**
 * A `Via` is added to what the service said as well, and words that others use may be its own. So may
 * be a Squid's name: its errors carry another mark. And where nobody knows what the service answers,
 * a mark that only suggests, or with a status that no filter uses, is the service's or an article's.
 */
function isProxyPage(page: StrangePage, { isKnown }: { readonly isKnown: boolean }): boolean {
  const { product } = page;
  if (product === undefined || product.place === 'via') return false;
  const isVague = product.product === 'Squid' || product.confidence === 'low' || !mayRefuse(page);
  if (!isKnown && isVague) return false;
  return product.place !== 'body' || product.confidence === 'high';
}

function read(page: StrangePage): ProxyAnswer {
  const { status, product, evidence, proxy } = page;
  const squid = squidError(page);
  return {
    status,
    squid,
    product,
    evidence,
    facts: facts({
      proxy: proxyLabel(proxy),
      ...pageFacts(page),
      squidError: squid?.name,
      squidDetail: squid?.detail,
    }),
  };
}
