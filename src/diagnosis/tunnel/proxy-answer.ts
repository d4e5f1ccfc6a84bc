import type { ExchangeObservation, TunnelObservation } from '../../model/observation.ts';
import { facts, proxyLabel } from '../facts.ts';
import { redirectOf, titleOf } from '../page.ts';
import { type Fingerprint, findProduct } from '../products.ts';
import type { Facts } from '../rule.ts';
import { endedAt, type Seen } from '../seen.ts';
import { squidError } from './squid-error.ts';

/** A refusal that came from a proxy and not from the service behind it. */
export interface ProxyAnswer {
  readonly status: number;
  readonly squid: ReturnType<typeof squidError>;
  readonly product: Fingerprint | undefined;
  readonly evidence: readonly string[];
  /** The proxy, the status and the product: nothing of the target, so that equal refusals group. */
  readonly facts: Facts;
}

/**
 * The answer of a proxy: any to CONNECT that is not 2xx; to a request in absolute form (RFC 9112,
 * section 3.2.2) one from 400 on that carries a mark of the proxy itself, since a service may
 * say 403 or 503 too, or a redirect that Squid marks as its own. 407 is a proxy's own word
 * wherever it comes.
 */
export function proxyAnswer(seen: Seen): ProxyAnswer | undefined {
  const tunnel = endedAt(seen, { step: 'tunnel', codes: ['status'] });
  if (tunnel !== undefined) return tunnel.status === undefined ? undefined : read(tunnel, seen);
  const { answer } = seen;
  if (answer === undefined || answer.status < 300) return undefined;
  if (!answer.url.startsWith('http:')) return undefined;
  if (answer.status === 407) return read(answer, seen);
  if (answer.proxy === undefined) return undefined;
  const marked =
    squidError(answer) !== undefined ||
    (answer.status >= 400 &&
      answer.status !== seen.attempt.expect?.status &&
      isProxyPage(findProduct(answer)));
  return marked ? read(answer, seen) : undefined;
}

// A `Via` is added to what the service said as well.
function isProxyPage(product: Fingerprint | undefined): boolean {
  return product !== undefined && product.place !== 'via';
}

function read(step: TunnelObservation | ExchangeObservation, seen: Seen): ProxyAnswer {
  const status = step.status ?? 0;
  const page = { ...step, status };
  const squid = squidError(page);
  const product = findProduct(page);
  return {
    status,
    squid,
    product,
    evidence: [step.id],
    facts: facts({
      proxy: proxyLabel(step.proxy ?? seen.attempt.proxy),
      status,
      product: product?.product,
      squidError: squid?.name,
      title: titleOf(step.body),
      location: redirectOf(page),
    }),
  };
}
