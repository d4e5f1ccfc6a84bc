import fc from 'fast-check';
import {
  commands,
  direct,
  headOf,
  intranet,
  proxy,
  socks,
  trustList,
} from '../../fixtures/case/head.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Certificate, Observation } from '../../src/model/audit/observation.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import { failureCodes } from '../../src/model/finding/failure.ts';

/** The head that arbitrary trials belong to, more or less. */
export const head: AuditHead = headOf([commands, trustList, intranet], [direct, proxy, socks]);

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'a1',
    't1',
    'direct',
    '10.0.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:1.2.3.4',
    '<title>x</title>',
    'squid',
    '<html><title>Guest &amp; co</title><script>location="http://10.1.1.1/fgtauth?x"</script>',
    'HTTP/1.1 403 Forbidden\r\nServer: Zscaler/6.2\r\n\r\n<p>Category: Games<p>Rule: 7',
    'http://x.example/?a=b&zsq=c&cat=Games&user=jane',
  ),
);
const failure = fc.option(fc.record({ code: fc.constantFrom(...failureCodes), detail: text }), {
  nil: null,
});
const role = fc.constantFrom('target', 'proxy');
const optional = { requiredKeys: [] };
const server = fc.constantFrom(proxy.proxy, socks.proxy);
const headers = fc.array(
  fc.tuple(fc.constantFrom('Location', 'Server', 'Via', 'X-Squid-Error', 'Content-Type'), text),
  { maxLength: 3 },
);
const status = fc.constantFrom(0, 200, 302, 400, 403, 404, 407, 500, 502, 503, 511, 999);

const base = { durationMs: fc.double({ min: 0, max: 1e4, noNaN: true }), failure };

const parts = fc.oneof(
  fc.record({
    ...base,
    step: fc.constant('select'),
    source: text,
    url: text,
    entries: fc.array(fc.oneof(fc.constant({ kind: 'direct' }), server), { maxLength: 3 }),
  }),
  fc.record({
    ...base,
    step: fc.constant('resolve'),
    role: fc.constantFrom('target', 'proxy', 'information'),
    name: text,
    by: fc.constantFrom('dns', 'option', 'literal', 'system'),
    addresses: fc.array(fc.record({ address: text, family: fc.constantFrom(4, 6) }), {
      maxLength: 3,
    }),
    aliases: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({ ...base, step: fc.constant('connect'), role, address: text, port: fc.nat(65_535) }),
  fc
    .tuple(
      fc.record({
        ...base,
        step: fc.constant('tunnel'),
        proxy: server,
        sent: text,
        received: text,
      }),
      fc.record(
        {
          status,
          headers,
          body: text,
          socksMethod: fc.nat(255),
          socksReply: fc.nat(9),
          loginSchemes: fc.array(text, { maxLength: 2 }),
        },
        optional,
      ),
    )
    .map(([one, more]) => ({ ...one, ...more })),
  fc
    .tuple(
      fc.record({
        ...base,
        step: fc.constant('handshake'),
        role,
        checkedName: text,
        bytesRead: fc.nat(),
      }),
      fc.record(
        {
          serverName: text,
          chain: fc.array(fc.constantFrom('c1', 'c2', 'c3'), { maxLength: 3 }),
          verification: fc.oneof(
            text,
            fc.constantFrom('CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'SELF_SIGNED_CERT_IN_CHAIN'),
          ),
          anchor: fc.constantFrom('expected', 'public', 'added'),
          alert: fc.nat(255),
          firstBytes: text,
        },
        optional,
      ),
    )
    .map(([one, more]) => ({ ...one, ...more })),
  fc
    .tuple(
      fc.record({
        ...base,
        step: fc.constant('exchange'),
        method: text,
        url: fc.oneof(text, fc.constantFrom('https://x/', 'http://x/')),
        sent: text,
      }),
      fc.record(
        {
          proxy: server,
          status,
          headers,
          firstByteMs: fc.nat(999),
          body: text,
          firstBytes: text,
          alert: fc.nat(255),
        },
        optional,
      ),
    )
    .map(([one, more]) => ({ ...one, ...more })),
);

const attempt = fc
  .tuple(
    fc.record({
      target: fc.constantFrom('t1', 't4', 't6', 'nobody'),
      route: fc.constantFrom('direct', proxy.id, socks.id, 'nowhere'),
      sample: fc.nat(3),
      purpose: fc.constantFrom('audit', 'audit', 'control', 'repeat', 'revocation'),
      scheme: fc.constantFrom('http', 'https'),
      host: fc.oneof(text, fc.constantFrom(commands.host, trustList.host)),
      port: fc.nat(65_535),
      path: text,
    }),
    fc.record(
      {
        controlOf: fc.constantFrom('a1', 'a2', 'a99'),
        control: fc.constant('harmless-name'),
        serverName: text,
        proxy: server,
        expect: fc.constant(commands.expect),
      },
      optional,
    ),
  )
  .map(([one, more]) => ({ ...one, ...more }));

const drawn = fc.array(
  fc.record({ attempt, parts: fc.array(parts, { maxLength: 6 }), finished: fc.boolean() }),
  { maxLength: 12 },
);

/** Any trials that the types allow, sensible or not, with ids of their own. */
export const trials: fc.Arbitrary<readonly Trial[]> = drawn.map((all) =>
  all.map(({ attempt, parts, finished }, index) => {
    const id = `a${index + 1}`;
    const observations = parts.map((part, at) => {
      const startedAt = '2026-01-05T08:00:00.000Z';
      return { ...part, id: `${id}.${at + 1}`, attempt: id, startedAt } as Observation;
    });
    return { attempt: { ...attempt, id } as Attempt, observations, finished };
  }),
);

/** Some of the certificates that the trials name. */
export const certificates: fc.Arbitrary<ReadonlyMap<string, Certificate>> = fc
  .subarray(['c1', 'c2', 'c3'])
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({ subject: text, issuer: text }).map((names): [string, Certificate] => {
          const dates = {
            notBefore: '2025-01-01T00:00:00.000Z',
            notAfter: '2026-01-01T00:00:00.000Z',
          };
          return [id, { id, ...names, ...dates, names: [], der: '' }];
        }),
      ),
    ),
  )
  .map((entries) => new Map(entries));
