import fc from 'fast-check';
import type { TypedRequest } from '../../../src/cli/args/audit-flags.ts';
import { failOns } from '../../../src/model/audit/report.ts';
import { agents, clouds } from '../../../src/model/target/operating-system.ts';
import { systemNames } from '../../../src/setup/targets/requested-systems.ts';

type Arbitraries = { readonly [Key in keyof TypedRequest]-?: fc.Arbitrary<TypedRequest[Key]> };

const listOf = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.array(values, { minLength: 1, maxLength: 3 });
const host = fc.domain();
const url = fc.oneof(
  host,
  fc.webUrl({ validSchemes: ['http', 'https'] }),
  fc.constant('https://a.example:8443/ä?b=1'),
);
const port = fc.integer({ min: 1, max: 65_535 });
const address = fc.oneof(fc.ipV4(), fc.constant('2001:db8::7'));
const server = fc.oneof(
  address,
  fc.tuple(fc.ipV4(), port).map(([ip, number]) => `${ip}:${number}`),
  port.map((number) => `[2001:db8::53]:${number}`),
);
const file = fc.constantFrom('/a/list.csv', '/a b/"list".csv', '/ä/\\list.txt', '/a=b.json');
const count = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const inBrackets = (text: string): string => (text.includes(':') ? `[${text}]` : text);

/** Of every field of a request, what may be typed and written alike. */
const fields: Arbitraries = {
  catalogues: listOf(fc.oneof(fc.constant('mde-gov'), file)),
  targets: listOf(url),
  os: listOf(fc.constantFrom(...systemNames)),
  agent: fc.constantFrom(...agents),
  regions: listOf(fc.constantFrom('eu', 'UK')),
  cloud: fc.constantFrom(...clouds),
  portal: fc.constant(true),
  settings: listOf(file),
  routes: listOf(
    fc.oneof(
      fc.constantFrom('direct', 'settings', 'all', 'wpad', 'pac+http://a.example/p.pac'),
      file.map((path) => `pac+file:${path}`),
      fc.tuple(host, port).map(([name, number]) => `http://${name}:${number}`),
    ),
  ),
  controls: listOf(url),
  revocation: fc.constant(false),
  interceptionCheck: fc.constant(false),
  samples: count(10_000),
  lab: fc.constantFrom('company', 'no-such-network'),
  only: listOf(
    fc.oneof(
      fc.constantFrom('t1', 'a73@R2'),
      host.map((name) => `${name}@direct`),
    ),
  ),
  onlyRed: file,
  untilGreen: fc.constant(true),
  forMs: count(30 * 86_400_000),
  resolver: server,
  compareResolver: server,
  resolve: listOf(
    fc.tuple(host, port, address).map(([name, number, ip]) => `${name}:${number}:${ip}`),
  ),
  connectTo: listOf(
    fc
      .tuple(fc.oneof(host, fc.constant('')), fc.oneof(port, fc.constant('')), address, port)
      .map(([name, from, ip, to]) => `${name}:${from}:${inBrackets(ip)}:${to}`),
  ),
  ca: listOf(file),
  expectRoot: listOf(fc.oneof(file, fc.constant('ab'.repeat(20)))),
  systemCa: fc.constant(true),
  timeoutMs: count(600_000),
  concurrency: count(20_000),
  perProxy: count(20_000),
  perNameServer: count(20_000),
  rate: count(10_000),
  failOn: fc.constantFrom(...failOns),
  redact: fc.constant(true),
  site: fc.constantFrom('Berlin', 'Zürich 2', '=1+1'),
};

/** Any request that a command line can say: some of its fields, each as it may be. */
export const arbitraryRequest: fc.Arbitrary<TypedRequest> = fc.record<TypedRequest>(fields, {
  requiredKeys: [],
});
