import { inBrackets, withoutBrackets } from '../model/address/endpoint.ts';
import type { Redaction } from './redaction.ts';

/**
 * An address of the web: its host under its pseudonym, the path only where it is a service's known
 * one (of any other the ending stays, which tells a file), and no query.
 */
export function redactUrl(text: string, redaction: Redaction): string {
  const { names } = redaction;
  const [, pac = '', rest = text] = /^(pac\+)?(.*)$/is.exec(text) ?? [];
  if (/^file:/i.test(rest)) return `${pac}file:${names.number(rest, 'file')}.pac`;
  const url = URL.parse(rest);
  if (url === null || url.host === '') return names.number(text, 'address');
  const host = withoutBrackets(url.hostname);
  const shown = names.host(host);
  const literal = inBrackets(shown);
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = redactPath(`${url.pathname}${url.search}`, { ...redaction, host });
  // A proxy is spelt without a slash behind it.
  const hasPath = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*[/?#]/i.test(rest);
  return `${pac}${url.protocol}//${literal}${port}${hasPath ? path : ''}`;
}

/** Path and query of a request to a host. */
export function redactPath(
  path: string,
  { host, names, known }: Redaction & { host: string },
): string {
  if (path === '/' || path === '' || known.paths.has(path.toLowerCase())) return path;
  const [place = ''] = path.split(/[?#]/, 1);
  const [ending = ''] = /\.[a-z\d]{2,5}$/i.exec(place) ?? [];
  return `/${names.number(`${host}${path}`, 'path')}${ending.toLowerCase()}`;
}
