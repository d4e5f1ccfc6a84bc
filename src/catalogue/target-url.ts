import type { Scheme } from '../model/target.ts';

/** The URL of an address; the port is left out where it is the scheme's own. */
export function targetUrl(address: {
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}): string {
  const { scheme, host, port, path } = address;
  const name = host.includes(':') ? `[${host}]` : host;
  const own = port === (scheme === 'http' ? 80 : 443);
  return `${scheme}://${name}${own ? '' : `:${port}`}${path}`;
}
