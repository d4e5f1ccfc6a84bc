import type { ProxyServer } from '../route/route.ts';
import type { Scheme } from '../target/target.ts';
import { startOf } from '../text/start-of.ts';

/** What is asked for, and where. */
export interface Endpoint {
  readonly scheme: Scheme;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
}

const defaultPorts: Readonly<Record<Scheme, number>> = { http: 80, https: 443 };

/** A host as URLs spell it: an IPv6 address gets its brackets (RFC 3986, section 3.2.2). */
export function inBrackets(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** A host of a URL as the rest of the world spells it: an IPv6 address without brackets. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/** Joins a host and a port. */
export function hostAndPort(host: string, port: number): string {
  return `${inBrackets(host)}:${port}`;
}

/**
 * Takes apart what `hostAndPort()` joined.
 * @throws TypeError for any other text.
 */
export function splitHostAndPort(text: string): Pick<Endpoint, 'host' | 'port'> {
  const [, bracketed, plain, port] = /^(?:\[([^[\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port) > 65_535) {
    throw new TypeError(`Cannot read ${JSON.stringify(startOf(text, 80))} as host and port`);
  }
  return { host, port: Number(port) };
}

/** The URL of an endpoint; the port is left out where it is the scheme's own. */
export function endpointUrl({ scheme, host, port, path }: Endpoint): string {
  const shown = port === defaultPorts[scheme] ? '' : `:${port}`;
  return `${scheme}://${inBrackets(host)}${shown}${path}`;
}

/** A proxy as `--route` spells it. */
export function proxyUrl({ kind, host, port }: ProxyServer): string {
  return `${kind}://${hostAndPort(host, port)}`;
}
