import type { IncomingMessage, RequestOptions } from 'node:http';
import { isIP } from 'node:net';
import type { ConnectTo } from '../../model/address/connect-to.ts';
import { withoutBrackets } from '../../model/address/endpoint.ts';
import type { Failure, FailureCode } from '../../model/finding/failure.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { mapConnection } from '../connect.ts';
import { errorCode, errorText, failure, failureOf } from '../failure-of.ts';
import { linkedAbort } from '../socket/linked-abort.ts';
import { startTimer } from '../socket/timer.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import { proxyAgent } from './download-agent.ts';
import { DownloadError, type DownloadLookup, fixedLookup, lookupFor } from './download-lookup.ts';

export interface DownloadOptions extends DownloadLookup {
  /** For all of it, redirects included. */
  readonly timeoutMs: number;
  /** Bytes of the body. */
  readonly maxBytes: number;
  /** `environment`: by the proxy that `https_proxy`, `http_proxy`, `no_proxy` name for each URL; else by the one that is named. */
  readonly proxy: 'environment' | 'direct' | ProxyServer;
  /** Where the way is direct, or a proxy is named. */
  readonly connectTo?: readonly ConnectTo[];
  /** Roots in PEM, in place of the bundled ones. */
  readonly ca?: readonly string[];
  /** Sent as `User-Agent`. */
  readonly userAgent?: string;
  /**
   * A token for the host of the URL and nobody else: over TLS that is verified whatever the environment
   * says, and no redirect is followed.
   */
  readonly bearer?: string;
  /** JSON to be sent with POST; no redirect is followed then. */
  readonly json?: string;
}

export interface Download {
  /** The URL that answered, without login and fragment. */
  readonly finalUrl: string;
  readonly status?: number;
  readonly contentType?: string;
  /** The answer is that of a proxy, which opened no tunnel. */
  readonly byProxy?: true;
  /** Seconds of `Retry-After`, where an answer has them (RFC 9110, section 10.2.3). */
  readonly retryAfterS?: number;
  /** Empty where there is a failure. */
  readonly bytes: Uint8Array;
  /** Milliseconds with three decimals. */
  readonly durationMs: number;
  readonly failure: Failure | null;
}

const maxRedirects = 5;

/**
 * Fetches one document of the household's own (a PAC file, a catalogue), the way that the user's
 * environment says; what is measured goes its own steps instead. http: and https: alone, five
 * redirects at the most (RFC 9110, section 15.4), and no login is ever sent but `bearer`: those in the URL, in
 * redirects and in the environment's proxy are left out. Certificates are checked.
 * @returns the body, or one failure: `status` for an answer that is not 2xx (a proxy's 407 too),
 * `too-large`, `timeout`, `protocol-error` for a URL that cannot be fetched, or the network's own.
 * Rejects only when the signal is aborted.
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  const timer = startTimer();
  const { timeoutMs, signal } = options;
  const ending = linkedAbort(signal);
  const trail: Trail = { finalUrl: url };
  const found = await withDeadline<Uint8Array | Failure>(
    (done) => {
      const walk = follow(url, { ...options, signal: ending.signal, trail });
      walk.then(done, (error: unknown) => done(downloadFailure(error)));
      return () => ending.end();
    },
    { timeoutMs, signal, onTimeout: () => failure('timeout', `not here in ${timeoutMs} ms`) },
  );
  const isFound = found instanceof Uint8Array;
  return {
    ...trail,
    bytes: isFound ? found : new Uint8Array(),
    durationMs: timer.elapsed(),
    failure: isFound ? null : found,
  };
}

interface Trail {
  finalUrl: string;
  status?: number;
  contentType?: string;
  byProxy?: true;
  retryAfterS?: number;
}

type Hop = DownloadOptions & { readonly trail: Trail };

async function follow(start: string, hop: Hop): Promise<Uint8Array | Failure> {
  let next: string | undefined = start;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const url = fetchable(next);
    if (!url) return failure('protocol-error', `neither http: nor https: ${startOf(next, 100)}`);
    hop.trail.finalUrl = url.href;
    if (hop.bearer !== undefined && url.protocol !== 'https:') {
      return failure('protocol-error', 'a token goes over https: alone');
    }
    const response = await request(url, hop);
    const { statusCode: status = 0, statusMessage = '', headers } = response;
    hop.trail.status = status;
    delete hop.trail.contentType;
    const type = headers['content-type'];
    if (type !== undefined) hop.trail.contentType = startOf(type, 200);
    const wait = headers['retry-after'] ?? '';
    if (/^\d{1,6}$/.test(wait)) hop.trail.retryAfterS = Number(wait);
    const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location;
    if (!isRedirect) {
      if (status >= 200 && status < 300) return await body(response, hop.maxBytes);
      response.destroy();
      return failure('status', `${status} ${statusMessage}`.trim());
    }
    response.destroy();
    if (hop.bearer !== undefined || hop.json !== undefined) {
      return failure(
        'protocol-error',
        `${status}: no redirect is followed with ${hop.bearer === undefined ? 'a body' : 'a token'}`,
      );
    }
    const place: string = headers.location ?? '';
    if (!URL.canParse(place, url.href)) {
      return failure('protocol-error', `a redirect to no URL: ${startOf(place, 100)}`);
    }
    next = new URL(place, url).href;
  }
  return failure('protocol-error', `more than ${maxRedirects} redirects`);
}

function fetchable(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

async function request(url: URL, hop: Hop): Promise<IncomingMessage> {
  const node = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const isDirect = hop.proxy === 'direct';
  const agent = isDirect ? false : await proxyAgent(url, hop);
  const way = isDirect ? await directWay(url, hop) : { lookup: lookupFor(hop) };
  const options: RequestOptions & { readonly rejectUnauthorized: true } = {
    method: hop.json === undefined ? 'GET' : 'POST',
    protocol: url.protocol,
    path: `${url.pathname}${url.search}`,
    host: withoutBrackets(url.hostname),
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    headers: {
      host: url.host,
      accept: '*/*',
      connection: 'close',
      ...(hop.userAgent !== undefined && { 'user-agent': hop.userAgent }),
      ...(hop.json !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(hop.json),
      }),
    },
    agent,
    signal: hop.signal,
    // Else a variable of the environment could switch the check off.
    rejectUnauthorized: true,
    ...(hop.ca && { ca: [...hop.ca] }),
    ...way,
  };
  return new Promise((resolve, reject) => {
    // An aborted request may err once more, after its end.
    const asked = node.request(options, resolve).on('error', reject);
    // Not among the options, which Node and the agent print for NODE_DEBUG and DEBUG.
    if (hop.bearer !== undefined) asked.setHeader('authorization', `Bearer ${hop.bearer}`);
    asked.once('proxyConnect', ({ statusCode }: { readonly statusCode?: number }) => {
      if (statusCode !== undefined && statusCode !== 200) hop.trail.byProxy = true;
    });
    asked.end(hop.json);
  });
}

/** The host stays in the `Host` header and the server name; the connection goes where it is sent. */
async function directWay(url: URL, hop: Hop): Promise<RequestOptions & { servername?: string }> {
  const name = withoutBrackets(url.hostname);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const servername = isIP(name) ? {} : { servername: name };
  const rules = hop.connectTo ?? [];
  const lookUp = isIP(name) ? undefined : hop.lookup;
  // A rule for addresses does not spare the look-up: a name's own fate comes first.
  const early = mapConnection(
    [name],
    port,
    lookUp ? rules.filter(({ addressOnly }) => !addressOnly) : rules,
  );
  if (early) return { ...servername, host: early.address, port: early.port };
  if (!lookUp) return { ...servername, lookup: lookupFor(hop) };
  const { addresses, failure: reason } = await lookUp(name, hop.signal);
  const [address] = addresses;
  if (address === undefined)
    throw new DownloadError('name-not-found', reason ?? `no address: ${name}`);
  const mapped = mapConnection([name, address], port, rules);
  if (mapped) return { ...servername, host: mapped.address, port: mapped.port };
  return { ...servername, lookup: fixedLookup(addresses) };
}

async function body(response: IncomingMessage, maxBytes: number): Promise<Uint8Array | Failure> {
  const tooLarge = failure('too-large', `more than ${maxBytes} bytes`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const codes: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'dns-failure',
  EPROTO: 'tls-error',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
};

function downloadFailure(error: unknown): Failure {
  if (error instanceof DownloadError) return failure(error.reason, error.message);
  const code = errorCode(error);
  if (code.startsWith('HPE_')) return failure('protocol-error', errorText(error));
  if (code.startsWith('ERR_SSL')) return failure('tls-error', errorText(error));
  const known = codes[code];
  return known ? failure(known, errorText(error)) : failureOf(error);
}
