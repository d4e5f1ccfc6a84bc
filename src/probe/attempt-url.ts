import type { Attempt } from '../model/attempt.ts';

/** The URL of an attempt's request; the scheme's own port is left out. */
export function attemptUrl({ scheme, host, port, path }: Attempt): string {
  const usual = scheme === 'https' ? 443 : 80;
  const literal = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${literal}${port === usual ? '' : `:${port}`}${path}`;
}
