import fc from 'fast-check';

/** Names that generated rules and requests are about, with their address: of a hosts file Squid takes one for each. */
export const drawnAddresses: Readonly<Record<string, readonly string[]>> = {
  'wdcp.example': ['20.50.1.10'],
  'winatp.example': ['20.60.2.11'],
  'events.example': ['20.60.3.9'],
  'eu.events.example': ['20.60.3.10'],
  'a.eu.events.example': ['20.60.4.10'],
  'evil.example': ['20.66.6.6'],
};

const paths = ['/', '/ping', '/pkiops/certs/a.crt', '/PKI/list.crl?x=1', '/a%20b'];

/** What is asked of each generated configuration. */
export const drawnUrls: readonly string[] = Object.keys(drawnAddresses).flatMap((name, index) => [
  `https://${name}/`,
  ...(index % 2 === 0 ? [`https://${name}:8443/`] : []),
  `http://${name}${paths[index % paths.length]}`,
  `http://${name}:8080${paths[(index + 2) % paths.length]}`,
]);

const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const some = (value: fc.Arbitrary<string>, maxLength = 3): fc.Arbitrary<string> =>
  fc.array(value, { minLength: 1, maxLength }).map((words) => words.join(' '));

const domains = some(
  pick(
    ...['wdcp.example', 'winatp.example', '.events.example', '.eu.events.example', 'EVIL.example'],
    ...['eu.events.example', '.evil.example', '*.events.example', 'vents.example', '.example'],
  ),
);
const piece = pick(
  ...['wdcp', 'ex', 'e', '.', '[.]', '\\.', 'events', '(win|wd)', '^', '$', '[a-w]+', 'a?', '.*'],
  ...['[^.]*', 'EVIL', '(eu\\.)?', '{1,2}', '|'],
);
const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((words) => words.join(''));
const urlPiece = pick(
  ...['http://', 'example', ':8080', '/', 'ping', '^', '$', '[.]crl', '(crt|crl)', ':443', '.*'],
  ...['pki', 'PKI', '[0-9]+', '\\?x=', 'a b', 'a\\ b'],
);
const urlPattern = fc
  .array(urlPiece, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(''));
const flagged = (patterns: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(pick('', '', '-i '), some(patterns, 2)).map((words) => words.join(''));

/** Types and their values. */
const acls: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: domains.map((values) => `dstdomain ${values}`) },
  { weight: 2, arbitrary: domains.map((values) => `dstdomain -n ${values}`) },
  { weight: 3, arbitrary: flagged(pattern).map((values) => `dstdom_regex ${values}`) },
  { weight: 2, arbitrary: flagged(urlPattern).map((values) => `url_regex ${values}`) },
  { weight: 2, arbitrary: flagged(urlPattern).map((values) => `urlpath_regex ${values}`) },
  {
    weight: 3,
    arbitrary: some(pick('443', '80', '8080', '8000-9000', '1-442')).map(
      (values) => `port ${values}`,
    ),
  },
  {
    weight: 1,
    arbitrary: some(pick('CONNECT', 'GET', 'get', 'POST')).map((values) => `method ${values}`),
  },
  {
    weight: 2,
    arbitrary: some(
      pick('20.50.0.0/16', '20.60.3.10', '20.60.3.10-20.60.4.10', '20.60.2.0/255.255.254.0', 'all'),
    ).map((values) => `dst ${values}`),
  },
  {
    weight: 1,
    arbitrary: pick('127.0.0.0/8', '10.0.0.0/8', '127.0.0.1', 'all').map(
      (values) => `src ${values}`,
    ),
  },
  { weight: 1, arbitrary: pick('HTTP', 'FTP').map((values) => `proto ${values}`) },
  { weight: 1, arbitrary: fc.constant('proxy_auth REQUIRED') },
);

const mostAcls = 5;
const names = Array.from({ length: mostAcls }, (_, index) => `a${index}`);

/** The name of an ACL, in either case, perhaps one that Squid has by itself, perhaps to be missed. */
const term = fc
  .tuple(pick('', '', '!'), pick(...names, ...names, 'A1', 'CONNECT', 'all', 'localhost'))
  .map((words) => words.join(''));

const rule = fc
  .tuple(
    pick(...Array.from({ length: 8 }, () => 'http_access'), 'adapted_http_access'),
    pick('allow', 'allow', 'deny'),
    some(term),
  )
  .map((words) => words.join(' '));

/** Of rules that are asked in passing, where nobody is asked to log in, and no name is looked up. */
const passing = fc
  .tuple(
    pick('miss_access', 'http_reply_access'),
    pick('allow', 'deny'),
    pick('CONNECT', '!CONNECT', 'all', 'localhost'),
  )
  .map((words) => words.join(' '));

/** A squid.conf, whole but for the port and what a test needs of files. */
export const drawnConfig: fc.Arbitrary<string> = fc
  .record({
    acls: fc.array(acls, { minLength: mostAcls, maxLength: mostAcls }),
    again: fc.option(domains),
    group: fc.option(fc.tuple(pick('any-of', 'all-of'), some(term))),
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
    passing: fc.array(passing, { maxLength: 1 }),
    last: pick('', 'http_access deny all', 'http_access allow all'),
  })
  .map(({ acls: own, again, group, rules, passing: others, last }) => {
    const lines = own.map((values, index) => `acl a${index} ${values}`);
    const first = own.findIndex((values) => values.startsWith('dstdomain'));
    return [
      'auth_param basic program /usr/lib/squid/basic_fake_auth',
      'auth_param basic children 1 startup=0 idle=1',
      ...lines,
      ...(again !== null && first >= 0 ? [`acl a${first} dstdomain ${again}`] : []),
      ...(group ? [`acl g ${group.join(' ')}`, 'http_access deny g'] : []),
      ...rules,
      ...others,
      last,
    ]
      .map((line) => `${line}\n`)
      .join('');
  });
