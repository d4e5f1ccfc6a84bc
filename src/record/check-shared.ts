import { type Check, listOf, numeric, oneOf, optional, shape, text } from './check.ts';
import { host, port } from './check-places.ts';

/** A proxy, wherever a saved audit names one. */
export const proxy: Check = shape({
  kind: oneOf(['http', 'https', 'socks5', 'socks4']),
  host,
  port,
});

/** What a service is known to answer, of a target and of its attempts. */
export const expectedAnswer: Check = shape({
  method: oneOf(['GET', 'HEAD', 'POST']),
  status: numeric,
  accepts: listOf(numeric),
  follow: optional(oneOf([true])),
  source: text,
});
