import { startOf } from '../model/start-of.ts';
/** Joins a host and a port; an IPv6 address gets its brackets (RFC 3986, section 3.2.2). */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Takes apart what `hostAndPort()` joined.
 * @throws TypeError for any other text.
 */
export function splitHostAndPort(text: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^[\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port) > 65_535) {
    throw new TypeError(`Cannot read ${JSON.stringify(startOf(text, 80))} as host and port`);
  }
  return { host, port: Number(port) };
}
