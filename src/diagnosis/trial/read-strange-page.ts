import type { Attempt } from '../../model/audit/attempt.ts';
import type {
  HandshakeObservation,
  Observation,
  TunnelObservation,
} from '../../model/audit/observation.ts';
import { mayRefuse } from '../exchange/is-own-word.ts';
import { leadOf } from '../page/lead.ts';
import { headerOf, isHtml, type Page } from '../page/page.ts';
import { parseMessage } from '../page/parse-message.ts';
import { registrableDomain } from '../page/registrable-domain.ts';
import { findProduct } from '../products/find-product.ts';
import type { StrangePage } from './strange-page.ts';
import type { Failed, TrialReading } from './trial-reading.ts';

type Parts = Pick<
  TrialReading,
  'attempt' | 'steps' | 'end' | 'distrusted' | 'answer' | 'trusted' | 'privately'
>;

/** What ended a trial in the place of the service's own answer, or an answer over plain HTTP. */
export function readStrangePage(parts: Parts): StrangePage | undefined {
  const { attempt, steps, end } = parts;
  if (end?.step === 'tunnel') {
    const page = pageOfTunnel(end);
    const { id, proxy } = end;
    return page && read(page, { from: 'proxy', evidence: [id], proxy, attempt });
  }
  if (end?.step === 'handshake' && end.role === 'target' && end.failure.code === 'not-tls') {
    return plainPage(end, { steps, attempt });
  }
  return answerPage(parts);
}

// A parser refuses what browsers read: bare line feeds, folded fields, two lengths.
function pageOfTunnel({ status, failure, received, ...end }: Failed<TunnelObservation>) {
  if (failure.code === 'status') return status === undefined ? undefined : { ...end, status };
  const isHttp = end.proxy.kind === 'http' || end.proxy.kind === 'https';
  return isHttp && failure.code === 'protocol-error' ? parseMessage(received) : undefined;
}

function answerPage({
  attempt,
  steps,
  end,
  distrusted,
  answer,
  trusted,
  privately,
}: Parts): StrangePage | undefined {
  if (end?.step === 'exchange' && end.status === undefined && end.firstBytes !== undefined) {
    const vouched = end.url.startsWith('https:') && distrusted === undefined;
    const proxy = end.proxy ?? tunnelBefore(steps)?.proxy ?? attempt.proxy;
    const came = { from: 'answer', evidence: [end.id], proxy, attempt } as const;
    return vouched ? undefined : read(parseMessage(end.firstBytes), came);
  }
  if (answer === undefined || (trusted && !privately)) return undefined;
  const { id, url, status } = answer;
  const isDue =
    status === attempt.expect?.status && !(status < 300 && isFile(url) && isHtml(answer));
  const proxy = answer.proxy ?? tunnelBefore(steps)?.proxy ?? attempt.proxy;
  const page = read(answer, { from: 'answer', evidence: [id], proxy, attempt, isDue });
  return trusted && !isRefusal(page) ? undefined : page;
}

// Whoever inspects may have had this machine trust his root: a company's service under the same
// root answers for itself, unless what came is a blocker's refusal.
function isRefusal(page: StrangePage): boolean {
  return page.product?.proves === 'block' && mayRefuse(page) && !page.isDue;
}

/** Certificates, lists and packages: no page for people is one. */
function isFile(url: string): boolean {
  return /\.(?:cab|ce?rt|cer|crl|p7[bc]|sst|stl|exe|msi|zip|dat|bin|json|xml|txt)$/i.test(
    URL.parse(url)?.pathname ?? '',
  );
}

/**
 * Plain text where TLS was due. A tunnel that was granted ends at somebody who answers with a
 * status line of his own; where the page follows the proxy's 200 without one, or was announced by
 * it (a 2xx to CONNECT has no content: RFC 9110, section 9.3.6), there was no tunnel.
 */
function plainPage(
  end: HandshakeObservation,
  { steps, attempt }: Pick<TrialReading, 'steps' | 'attempt'>,
): StrangePage {
  const page = parseMessage(end.firstBytes ?? '');
  const tunnel = tunnelBefore(steps);
  const proxy = tunnel?.proxy;
  if (page.status === 0 && tunnel?.status !== undefined) {
    const { id, status, headers = [] } = tunnel;
    const granted = { ...page, status, headers };
    if (isHtml(granted) || announcesContent(granted)) {
      return read(granted, { from: 'proxy', evidence: [id, end.id], proxy, attempt });
    }
  }
  return read(page, { from: 'tls-port', evidence: [end.id], proxy, attempt });
}

function announcesContent(page: Page): boolean {
  return (
    headerOf(page, 'content-type') !== undefined ||
    headerOf(page, 'transfer-encoding') !== undefined ||
    Number(headerOf(page, 'content-length')) > 0
  );
}

function tunnelBefore(steps: readonly Observation[]): TunnelObservation | undefined {
  const tunnel = steps.findLast(({ step }) => step === 'tunnel');
  return tunnel?.step === 'tunnel' ? tunnel : undefined;
}

function read(
  { status, headers, body }: Page,
  {
    attempt,
    isDue = false,
    ...came
  }: Pick<StrangePage, 'from' | 'evidence' | 'proxy'> & { attempt: Attempt; isDue?: boolean },
): StrangePage {
  const page: Page = {
    status,
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
  };
  const lead = leadOf(page, attempt.host);
  // A file that was due may hold any text: a list of hosts to block names the products' own.
  const isText = isDue && !isHtml(page);
  const foreign = foreignHost(lead, attempt);
  const isForeign = foreign !== undefined;
  const product = findProduct(isText ? { ...page, body: '' } : page, lead, { isForeign });
  return { ...page, ...came, lead, foreign, product, isDue };
}

function foreignHost(lead: URL | undefined, { host }: Attempt): string | undefined {
  const to = lead?.hostname.replace(/^\[|\]$/g, '');
  return to === undefined || registrableDomain(to) === registrableDomain(host) ? undefined : to;
}
