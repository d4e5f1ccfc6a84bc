import { blockerOf, frameOf } from '../diagnosis/exchange/foreign-refusal.ts';
import { namedIn } from '../diagnosis/exchange/is-own-word.ts';
import { leadOf } from '../diagnosis/page/lead.ts';
import { isHtml, type Page, redirectOf } from '../diagnosis/page/page.ts';
import { parseMessage } from '../diagnosis/page/parse-message.ts';
import { titleOf } from '../diagnosis/page/title.ts';
import type { Fingerprint, Place } from '../diagnosis/products/fingerprint.ts';
import { fingerprints } from '../diagnosis/products/fingerprints.ts';
import { holdsMark } from '../diagnosis/products/holds-mark.ts';
import { protocolSign, tlsWords, webServerName } from '../diagnosis/tunnel/spoken.ts';
import { inBrackets, withoutBrackets } from '../model/address/endpoint.ts';
import { asWords, redactLines, redactMaker, redactSign } from './redact-signs.ts';
import { redactText } from './redact-text.ts';
import type { Redaction } from './redaction.ts';

type Header = readonly [name: string, value: string];

/** The headers that a judge or a reader needs; a company may have named others after itself. */
const needed =
  /^(?:content-type|content-length|transfer-encoding|age|date|server|via|x-pi-hole|x-squid-error|proxy-agent|proxy-connection|location|refresh|(?:www|proxy)-authenticate)$/i;
const media =
  /^(?:text|application|image)\/(?:html|plain|css|json|xml|xhtml\+xml|javascript|octet-stream|x-ns-proxy-autoconfig|pkix-cert|pkix-crl|ocsp-response|png|gif|jpeg)/i;
const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const schemes = /^(?:basic|digest|negotiate|ntlm|kerberos|bearer)$/i;

/**
 * A page that somebody wrote for a company, down to what it is told by: its title, the marks of the
 * product, and where it leads to. The rest is prose of the company's own, and is left out.
 * @param host the one that was asked.
 */
export function redactPage(page: Page, { host, redaction, isCompared = false }: Redacting): Page {
  const lead = leadOf(page, host);
  const [shown, by, frame] = [lead, blockerOf(page), frameOf(page, host)].map(
    (place) => place && redactLead(place, { host, redaction }),
  );
  const headers = page.headers?.flatMap(([name, value]): readonly Header[] => {
    if (!needed.test(name)) return isCompared ? redactSign([name, value], redaction) : [];
    const told = headerOf(name.toLowerCase(), { value, shown });
    const isMaker = isCompared && /^server$/i.test(name);
    return [[name, isMaker ? redactMaker(value, { ...redaction, told }) : told]];
  });
  const isByHeader =
    redirectOf(page) !== undefined || page.headers?.some(([name]) => /^refresh$/i.test(name));
  const titled = isCompared ? { ...redaction, names: asWords(redaction.names) } : redaction;
  const told =
    page.body &&
    redactBody(page.body, { redaction: titled, lead: isByHeader ? undefined : shown, frame });
  const body = told && isCompared && isHtml(page) ? shaped(told, { page, redaction }) : told;
  return {
    status: page.status,
    ...(headers !== undefined && {
      headers: by === undefined ? headers : [...headers, ['Link', `<${by}>; rel="blocked-by"`]],
    }),
    ...(body !== undefined && { body }),
  };
}

export interface Redacting {
  readonly host: string;
  readonly redaction: Redaction;
  /** The answer is held against those over other ways: what makes two alike or not is kept. */
  readonly isCompared?: boolean;
}

/** The same for bytes that nobody parsed. */
export function redactMessage(text: string, redacting: Redacting): string {
  const { status, headers = [], body = '' } = redactPage(parseMessage(text), redacting);
  // HTTP/0.9 and other protocols: what it is told by.
  if (status === 0) {
    const sign = protocolSign(text);
    return sign === '' || body === '***' ? sign || body : `${sign}\n${body}`;
  }
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} \r\n${lines.join('')}\r\n${body}`;
}

function headerOf(
  name: string,
  { value, shown = '***' }: { value: string; shown: string | undefined },
): string {
  const text = value.trim();
  if (text === '') return value;
  switch (name) {
    case 'content-type':
      return media.exec(text)?.[0] ?? (/html/i.test(text) ? 'text/html' : '***');
    case 'content-length':
    case 'age':
      return Number.isFinite(Number(text)) ? String(Number(text)) : '***';
    case 'date':
      return time.test(text) ? text : '***';
    case 'location':
      // Within the host that was asked.
      return URL.canParse(text) ? shown : shown.replace(/^\w+:\/\/[^/]*/, '');
    case 'refresh':
      return `0; url=${shown}`;
    case 'www-authenticate':
    case 'proxy-authenticate':
      return schemeOf(text.split(/[\s,]/, 1)[0] ?? '');
    case 'transfer-encoding':
      return /^[a-z, ]*\bchunked$/i.test(text) ? 'chunked' : '***';
    case 'server':
      return webServerName(text)?.toLowerCase() ?? markedValue(name, text);
    default:
      return markedValue(name as Place, text);
  }
}

/** The name of a login scheme, where it is one that is known. */
export function schemeOf(scheme: string): string {
  return schemes.test(scheme) ? scheme : '***';
}

// A name that a company gave to its pages stands where Squid's own templates have theirs.
function markedValue(name: Place, value: string): string {
  if (/^(?:ERR_[A-Z_]{1,50}(?: \d{1,5})?|\d{3} Access Denied)$/.test(value)) return value;
  return marksIn(value, [name]).join(' ') || '***';
}

/** The marks of products that stand in a text. */
function marksIn(text: string, places: readonly Place[]): readonly string[] {
  const lower = text.toLowerCase();
  const found = fingerprints.filter(
    ({ place, text: mark }: Fingerprint) => places.includes(place) && holdsMark(lower, mark),
  );
  return [...new Set(found.map(({ text: mark }) => mark))];
}

/**
 * Where a page leads: the host, the part of the path and of the query that names the product, and
 * whether it takes the host along that was asked.
 */
function redactLead(lead: URL, { host: asked, redaction: { names } }: Redacting): string {
  const host = names.host(withoutBrackets(lead.hostname));
  const port = lead.port === '' ? '' : `:${lead.port}`;
  const origin = `${lead.protocol}//${inBrackets(host)}${port}`;
  const place = `${lead.origin}${lead.pathname}`.toLowerCase();
  const ends = marksIn(place, ['lead']).map((mark) => place.indexOf(mark) + mark.length);
  const path = place.slice(lead.origin.length, Math.max(lead.origin.length, ...ends));
  const named = namedIn(lead, asked);
  const address = `http://${names.host(asked)}/`;
  const query = [
    ...(named ? [`url=${encodeURIComponent(named === 'base64' ? btoa(address) : address)}`] : []),
    ...marksIn(lead.search, ['query']).map((mark) => `${mark.startsWith('&') ? '' : '&'}${mark}`),
  ];
  return `${origin}${path === '' ? '/' : path}${query.length > 0 ? `?${query.join('')}` : ''}`;
}

function redactBody(
  body: string,
  {
    redaction,
    lead,
    frame,
  }: { readonly redaction: Redaction } & Readonly<Record<'lead' | 'frame', string | undefined>>,
): string {
  const title = titleOf(body);
  const squid = /<body id="?ERR_[A-Z_]{3,40}/.exec(body)?.[0];
  const tls = /\b(?:TLS|SSL) code: ?[A-Z][\w+]{3,60}/.exec(body)?.[0];
  const parts = [
    ...(isHtml({ status: 0, body }) ? ['<html>'] : []),
    ...(frame === undefined ? [] : [`<iframe src="${escaped(frame)}">`]),
    ...(title === undefined ? [] : [`<title>${escaped(redactText(title, redaction))}</title>`]),
    ...(lead === undefined
      ? []
      : [`<meta http-equiv="refresh" content="0; url=${escaped(lead)}">`]),
    ...(squid === undefined ? [] : [`${squid}>`]),
  ];
  const words = [tls, tlsWords(body), ...marksIn(body, ['body'])].filter(
    (one) => one !== undefined,
  );
  // A page that shows a frame alone shows nothing else.
  const notes = frame === undefined || words.length === 0 ? words : [`<!--${words.join('\n')}-->`];
  const all = [...parts, ...notes];
  return all.length === 0 ? '***' : all.join('\n');
}

// What is told of the page is no line of it, and stands in a comment.
function shaped(told: string, { page, redaction }: { page: Page; redaction: Redaction }): string {
  const body = page.body ?? '';
  const note = told.replace(/^<html>\s*/, '').replaceAll('-->', '');
  return `<html><!--${note}-->${redactLines(body, redaction)}`.padEnd(body.length);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
