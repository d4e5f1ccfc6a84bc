import { headerOf, type Page } from './page.ts';

/** What servers and caches of every make send, so that two who send it need not be the same. */
const common: ReadonlySet<string> = new Set(
  (
    'accept-ranges age allow alt-svc cache-control connection content-disposition ' +
    'content-encoding content-language content-length content-security-policy content-type date ' +
    'etag expires keep-alive last-modified link location mime-version p3p pragma ' +
    'proxy-connection referrer-policy refresh retry-after server set-cookie ' +
    'strict-transport-security transfer-encoding upgrade vary via warning x-cache ' +
    'x-cache-lookup x-content-type-options x-frame-options x-powered-by x-ua-compatible ' +
    'x-xss-protection'
  ).split(' '),
);

/**
 * Whether two answers show the same sender by their headers: the same maker of server, the same
 * cookie, tag of content, or a header that few others send. What a cache or a proxy adds counts as
 * little as what everybody sends.
 */
export function isKin(one: Page, other: Page): boolean {
  const [mine, theirs] = [signsOf(one), signsOf(other)];
  return [...mine].some((sign) => theirs.has(sign));
}

function signsOf(page: Page): ReadonlySet<string> {
  const maker = makerOf(headerOf(page, 'server') ?? '');
  const signs = (page.headers ?? []).flatMap((header) => signOf(header)?.join(' ') ?? []);
  return new Set(maker === undefined ? signs : [`server ${maker}`, ...signs]);
}

/** The first word of a `Server` field, in lower case. */
export function makerOf(server: string): string | undefined {
  return server.toLowerCase().match(/[a-z][a-z-]+/)?.[0];
}

/**
 * What a header tells of its sender, beside the maker of the server: the name of the header, in
 * lower case, and of what it says the part that is the sender's; undefined where it tells nothing.
 */
export function signOf([name, value]: readonly [string, string]):
  | readonly [name: string, own: string]
  | undefined {
  const key = name.toLowerCase();
  if (key === 'etag') return [key, value.replace(/^W\//, '')];
  if (key === 'set-cookie') return [key, value.split('=', 1)[0]?.trim() ?? ''];
  return common.has(key) ? undefined : [key, ''];
}
