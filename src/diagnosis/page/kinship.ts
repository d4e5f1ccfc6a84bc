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
  const signs = new Set<string>();
  const server = headerOf(page, 'server')
    ?.toLowerCase()
    .match(/[a-z][a-z-]+/)?.[0];
  if (server !== undefined) signs.add(`server ${server}`);
  for (const [name, value] of page.headers ?? []) {
    const key = name.toLowerCase();
    if (key === 'etag') signs.add(`etag ${value.replace(/^W\//, '')}`);
    if (key === 'set-cookie') signs.add(`cookie ${value.split('=', 1)[0]?.trim()}`);
    if (!common.has(key)) signs.add(key);
  }
  return signs;
}
