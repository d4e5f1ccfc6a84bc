import { startOf } from '../../model/text/start-of.ts';
import { headerOf, type Page } from '../page/page.ts';

type Meaning = 'policy' | 'upstream' | 'method';

/** What a page of Squid's says. */
export interface SquidError {
  /** `ERR_DNS_FAIL`, or what stands in its place. */
  readonly name: string;
  readonly meaning: Meaning | undefined;
  /** Why TLS to the service failed, or the number of the system's error: `errno 111`. */
  readonly detail: string | undefined;
}

/** What Squid's error templates mean for whoever asked. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
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
 * What `X-Squid-Error: NAME errno` says, or the page that names its template
 * (`<body id=ERR_ACCESS_DENIED>`) where a device on the way took the header. Squid sends both with
 * pages of its own only (src/errorpage.cc), so they also prove who answered.
 */
export function squidError(page: Page): SquidError | undefined {
  const text = headerOf(page, 'x-squid-error')?.trim();
  const detail = detailOf(page, text);
  if (text !== undefined && denied.test(text)) return { name: text, meaning: 'policy', detail };
  const name = text?.split(/\s/, 1)[0] || page.body?.match(/<body id="?(ERR_[A-Z_]{3,40})/)?.[1];
  return name ? { name: startOf(name, 60), meaning: meanings.get(name), detail } : undefined;
}

/** Whether a template tells of trouble behind Squid, with which no client has to do. */
export function isUpstream(name: unknown): boolean {
  return typeof name === 'string' && meanings.get(name) === 'upstream';
}

function detailOf({ body }: Page, text: string | undefined): string | undefined {
  const ofTls = body?.match(/\b(?:TLS|SSL) code: ?([A-Z][\w+]{3,60})/)?.[1];
  const errno = text?.match(/^ERR_\w+ ([1-9]\d{0,4})$/)?.[1];
  return ofTls ?? (errno === undefined ? undefined : `errno ${errno}`);
}
