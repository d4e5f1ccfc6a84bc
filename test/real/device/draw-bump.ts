import fc from 'fast-check';

/** Names that generated rules for TLS are about, with their addresses on loopback. */
export const bumpAddresses: Readonly<Record<string, readonly string[]>> = {
  'wdcp.example': ['127.83.11.1'],
  'winatp.example': ['127.83.12.1'],
  'eu.events.example': ['127.83.13.1'],
};

export const bumpUrls: readonly string[] = Object.keys(bumpAddresses).map(
  (name) => `https://${name}/`,
);

const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const some = (value: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(value, { minLength: 1, maxLength }).map((words) => words.join(' '));

const domains = some(pick('wdcp.example', '.events.example', 'winatp.example', 'evil.example'), 2);
const flag = pick('', '', '--client-requested ', '--consensus ');
const acls = fc.tuple(
  pick('SslBump1', 'SslBump2', 'sslbump1 SslBump3', 'SslBump1 SslBump2').map(
    (one) => `at_step ${one}`,
  ),
  fc.tuple(flag, domains).map((words) => `ssl::server_name ${words.join('')}`),
  pick('^wdcp', 'EVENTS', '-i EVENTS', 'w[a-z]*[.]').map((one) => `ssl::server_name_regex ${one}`),
  domains.map((values) => `dstdomain ${values}`),
  fc.constant('at_step SslBump1'),
);
const term = fc
  .tuple(pick('', '', '!'), pick('a0', 'a1', 'a1', 'a2', 'a3', 'a4', 'all'))
  .map((words) => words.join(''));
const rule = fc
  .tuple(
    pick(
      'peek',
      'peek',
      'stare',
      'splice',
      'bump',
      'terminate',
      'none',
      'client-first',
      'server-first',
    ),
    some(term, 2),
  )
  .map(([action, terms]) => `ssl_bump ${action} ${terms}`);

/** Rules of ssl_bump, behind a list that lets pass what a name does not forbid. */
export const drawnBump: fc.Arbitrary<string> = fc
  .record({
    acls,
    peek: pick('ssl_bump peek a4', 'ssl_bump stare a4', 'ssl_bump peek a4', ''),
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  })
  .map(({ acls: own, peek, rules }) =>
    [
      ...own.map((values, index) => `acl a${index} ${values}`),
      'acl forbidden dstdomain winatp.example',
      'http_access deny forbidden !a3',
      'http_access allow all',
      peek,
      ...rules,
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
