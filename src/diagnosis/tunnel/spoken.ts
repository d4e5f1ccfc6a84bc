import { headerOf, type Page } from '../page/page.ts';
import { parseMessage } from '../page/parse-message.ts';
import { titleOf } from '../page/title.ts';
import type { StrangePage } from '../trial/strange-page.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';

/** The protocols that a proxy may speak to its clients. */
export type ProxyProtocol = 'HTTP' | 'TLS' | 'SOCKS5' | 'SOCKS4';

// Servers that speak first, or answer anything in their own way.
const ofOthers: readonly (readonly [RegExp, string])[] = [
  [/^SSH-\d/, 'SSH'],
  [/^220[ -]|^(?:421|500|502|503|554)[ -]/, 'SMTP or FTP'],
  [/^\+OK |^-ERR /, 'POP3 or Redis'],
  [/^\* (?:OK|BYE)\b/, 'IMAP'],
  [/^RFB \d{3}\./, 'VNC'],
];

/**
 * What answered at the proxy's address in the place of its own protocol, by the first bytes: a TLS
 * record (RFC 8446, section 5.1), a SOCKS reply (RFC 1928, section 3); undefined where they do not
 * tell.
 */
export function protocolOf(bytes: string): ProxyProtocol | undefined {
  if (/^\s{0,9}HTTP\b/i.test(bytes)) return 'HTTP';
  const [first, second = -1, third = -1] = [...bytes.slice(0, 3)].map((one) => one.charCodeAt(0));
  if (first === undefined) return undefined;
  if (first >= 20 && first <= 24 && second === 3 && third >= 0 && third <= 4) return 'TLS';
  if (first === 5 && (second === 255 || (second >= 0 && second <= 2))) return 'SOCKS5';
  return first === 0 && second >= 90 && second <= 93 ? 'SOCKS4' : undefined;
}

/** A protocol of no proxy at all. */
export function foreignProtocolOf(bytes: string): string | undefined {
  return ofOthers.find(([sign]) => sign.test(bytes))?.[1];
}

/** What came from the proxy where the answer of its protocol was due, latin1; undefined: nothing. */
export function bytesOfProxy(reading: TrialReading): string | undefined {
  const tunnel = endedAt(reading, { step: 'tunnel' });
  if (tunnel !== undefined) {
    const isSocks = tunnel.proxy.kind === 'socks5' || tunnel.proxy.kind === 'socks4';
    const { received } = tunnel;
    return (isSocks ? fromHex(received) : received) || undefined;
  }
  const handshake = endedAt(reading, { step: 'handshake', role: 'proxy', codes: ['not-tls'] });
  const exchange = endedAt(reading, { step: 'exchange' });
  return handshake?.firstBytes ?? (exchange?.proxy === undefined ? undefined : exchange.firstBytes);
}

/** Text (latin1) of hexadecimal digits; what is no digit counts as 0. */
export function fromHex(text: string): string {
  return text.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16) || 0));
}

/** By what bytes a protocol is told, and no more of them: nothing of who sent them. */
export function protocolSign(bytes: string): string {
  const other = ofOthers.map(([sign]) => sign.exec(bytes)?.[0]).find((sign) => sign !== undefined);
  if (other !== undefined) return other;
  const protocol = protocolOf(bytes);
  if (protocol === undefined || protocol === 'HTTP') return protocol ?? '';
  return bytes.slice(0, protocol === 'TLS' ? 3 : 2);
}

/** The page in these bytes, where they are an answer of HTTP. */
export function pageIn(bytes: string | undefined): Page | undefined {
  const page = bytes === undefined ? undefined : parseMessage(bytes);
  return page?.status === 0 ? undefined : page;
}

// nginx, Apache, Go, Tomcat and Jetty, each in the page of a 400.
const saysTls =
  /plain http request was sent to https port|speaking plain http to an ssl-enabled|sent an http request to an https server|host and port requires tls/i;

/** The words of a page by which a server says that its port wants TLS. */
export function tlsWords(body: string): string | undefined {
  return saysTls.exec(body)?.[0];
}

/** Whether a refusal says that this port wants TLS. */
export function wantsTls({ status, body }: Page): boolean {
  return status === 400 && tlsWords(body ?? '') !== undefined;
}

const webServer =
  /^(?:nginx|openresty|tengine|apache|microsoft-iis|microsoft-httpapi|lighttpd|caddy|litespeed|jetty|kestrel|tomcat|simplehttp|basehttp|werkzeug|gunicorn|uvicorn|cherrypy|twisted|goahead|mini_httpd|thttpd|boa|mongoose)\b/i;
const signsOfProxy = [
  'via',
  'proxy-agent',
  'proxy-connection',
  'proxy-authenticate',
  'x-squid-error',
];

/** The name of a web server that a `Server` field begins with. */
export function webServerName(server: string): string | undefined {
  return webServer.exec(server)?.[0];
}

/** The `Server` of a web server that shows no sign of a proxy. */
export function webServerOf(
  page: Page & Partial<Pick<StrangePage, 'product'>>,
): string | undefined {
  const server = headerOf(page, 'server');
  if (server === undefined || !webServer.test(server) || page.product !== undefined)
    return undefined;
  const isProxy = signsOfProxy.some((name) => headerOf(page, name) !== undefined);
  return isProxy || /proxy|squid/i.test(titleOf(page.body) ?? '') ? undefined : server;
}
