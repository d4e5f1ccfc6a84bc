import { headerOf, type Page } from '../page.ts';

/** What Squid's error templates mean for whoever asked. */
const meanings: ReadonlyMap<string, 'policy' | 'upstream' | 'method'> = new Map([
  ['ERR_ACCESS_DENIED', 'policy'],
  ['ERR_FORWARDING_DENIED', 'policy'],
  ['ERR_TOO_BIG', 'policy'],
  ['ERR_DNS_FAIL', 'upstream'],
  ['ERR_CONNECT_FAIL', 'upstream'],
  ['ERR_SECURE_CONNECT_FAIL', 'upstream'],
  ['ERR_CANNOT_FORWARD', 'upstream'],
  ['ERR_GATEWAY_FAILURE', 'upstream'],
  ['ERR_LIFETIME_EXP', 'upstream'],
  ['ERR_READ_ERROR', 'upstream'],
  ['ERR_READ_TIMEOUT', 'upstream'],
  ['ERR_WRITE_ERROR', 'upstream'],
  ['ERR_ZERO_SIZE_OBJECT', 'upstream'],
  ['ERR_INVALID_REQ', 'method'],
  ['ERR_INVALID_URL', 'method'],
  ['ERR_UNSUP_HTTPVERSION', 'method'],
  ['ERR_UNSUP_REQ', 'method'],
]);

// In place of a name, where `deny_info` leads to a URL: `302 Access Denied`.
const denied = /^\d{3} Access Denied$/;

/**
 * What `X-Squid-Error: NAME errno` says: the name, and its meaning where it has one.
 * Squid sends it with pages of its own only (src/errorpage.cc), so it also proves who answered.
 */
export function squidError(
  page: Page,
):
  | { readonly name: string; readonly meaning: 'policy' | 'upstream' | 'method' | undefined }
  | undefined {
  const text = headerOf(page, 'x-squid-error')?.trim();
  if (text !== undefined && denied.test(text)) return { name: text, meaning: 'policy' };
  const name = text?.split(/\s/, 1)[0];
  return name ? { name, meaning: meanings.get(name) } : undefined;
}
