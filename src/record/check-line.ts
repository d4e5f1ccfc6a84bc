import { controls } from '../model/attempt.ts';
import { failureCodes } from '../model/failure.ts';
import { anchors, steps } from '../model/observation.ts';
import { pacCautions } from '../model/pac.ts';
import { sloppinesses } from '../model/sloppiness.ts';
import {
  asRecord,
  type Check,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  shown,
  text,
} from './check.ts';
import { checkHead } from './check-head.ts';
import { address, host, port, url } from './check-places.ts';
import { expectedAnswer, proxy } from './check-shared.ts';

const mostWords = 100_000;

/**
 * Whether a value read from a file is a line of a saved audit, deep enough for a judge to rely on
 * it. Unknown fields are let pass: a newer version may add
 * some.
 * @returns what is wrong, in a few words; undefined where nothing is.
 */
export function checkLine(value: unknown): string | undefined {
  const line = asRecord(value);
  if (!line) return 'it is no object';
  const { type } = line;
  const check = typeof type === 'string' ? lines.get(type) : undefined;
  return check ? check(line) : `its type ${shown(type)} is unknown`;
}

const attemptId: Check = (value) =>
  typeof value === 'string' && /^a[1-9]\d{0,8}$/.test(value) ? undefined : 'is no attempt id';
const pair: Check = (value) =>
  Array.isArray(value) && value.length === 2 ? listOf(text)(value) : 'is no list of pairs';
const headers = optional(listOf(pair));
const sloppy = optional(listOf(oneOf(sloppinesses)));

const failed: Check = (value) =>
  value === null ? undefined : shape({ code: oneOf(failureCodes), detail: text })(value);
const common = {
  id: text,
  attempt: attemptId,
  startedAt: text,
  durationMs: numeric,
  failure: failed,
  delayedMs: optional(numeric),
  textCut: optional(oneOf([true])),
  inFlight: optional(numeric),
  hop: optional(numeric),
  entry: optional(numeric),
};
const way: Check = (value) => (asRecord(value)?.['kind'] === 'direct' ? undefined : proxy(value));
const ofTarget = oneOf(['target', 'proxy']);
// Maps, not objects: a hostile file may name `__proto__` or `constructor`.
const bySteps: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    select: shape({
      ...common,
      source: text,
      url,
      answer: optional(text),
      entries: listOf(way),
      ignored: optional(listOf(text)),
      alerts: optional(listOf(text)),
      other: optional(shape({ entryPoint: text, answer: optional(text), failure: optional(text) })),
      cautions: optional(listOf(oneOf(pacCautions))),
    }),
    resolve: shape({
      ...common,
      role: oneOf(['target', 'proxy', 'information']),
      name: text,
      by: oneOf(['dns', 'option', 'literal', 'system']),
      server: optional(text),
      responseCode: optional(text),
      addresses: listOf(shape({ address, family: oneOf([4, 6]), ttl: optional(numeric) })),
      aliases: optional(listOf(text)),
      laterAnswer: optional(
        shape({ afterMs: numeric, responseCode: optional(text), addresses: listOf(text) }),
      ),
      system: optional(
        shape({
          addresses: listOf(text),
          failure: optional(text),
          file: optional(text),
          line: optional(numeric),
          foundAs: optional(text),
        }),
      ),
      dns: optional(shape({ addresses: listOf(text), failure: optional(oneOf(failureCodes)) })),
      unanswered: optional(
        listOf(shape({ server: text, code: oneOf(failureCodes), queries: numeric })),
      ),
      tcpFailure: optional(oneOf(failureCodes)),
    }),
    connect: shape({
      ...common,
      role: ofTarget,
      address,
      port,
      connectedTo: optional(text),
    }),
    tunnel: shape({
      ...common,
      proxy,
      sent: text,
      received: text,
      status: optional(numeric),
      reason: optional(text),
      headers,
      loginSchemes: optional(listOf(text)),
      body: optional(text),
      sloppy,
      socksMethod: optional(numeric),
      socksReply: optional(numeric),
    }),
    handshake: shape({
      ...common,
      role: ofTarget,
      serverName: optional(text),
      checkedName: text,
      protocol: optional(text),
      cipher: optional(text),
      keyExchange: optional(text),
      alpn: optional(text),
      chain: optional(listOf(text)),
      verification: optional(text),
      misnamed: optional(oneOf([true])),
      anchor: optional(oneOf(anchors)),
      root: optional(text),
      alert: optional(numeric),
      bytesRead: numeric,
      firstBytes: optional(text),
    }),
    exchange: shape({
      ...common,
      method: text,
      url,
      proxy: optional(proxy),
      sent: text,
      status: optional(numeric),
      headers,
      firstByteMs: optional(numeric),
      date: optional(text),
      age: optional(numeric),
      bodyBytes: optional(numeric),
      body: optional(text),
      bodyCut: optional(oneOf([true])),
      sloppy,
      firstBytes: optional(text),
      alert: optional(numeric),
      certificates: optional(listOf(text)),
      anchor: optional(oneOf(anchors)),
      root: optional(text),
    }),
  }),
);
const observation: Check = (value) => {
  const step = asRecord(value)?.['step'];
  const check = typeof step === 'string' ? bySteps.get(step) : undefined;
  return check ? check(value) : `"step" is none of ${steps.join(', ')}`;
};

const attempt = shape({
  id: attemptId,
  target: text,
  route: text,
  sample: numeric,
  purpose: oneOf(['audit', 'control', 'repeat', 'revocation', 'issuer']),
  controlOf: optional(attemptId),
  control: optional(oneOf(controls)),
  after: optional(attemptId),
  alone: optional(oneOf([true])),
  scheme: oneOf(['http', 'https']),
  host,
  port,
  path: text,
  serverName: optional(text),
  hello: optional(oneOf(['tls-1.2', 'small', 'large'])),
  resolver: optional(text),
  address: optional(address),
  proxy: optional(proxy),
  select: optional(oneOf([true])),
  expect: optional(expectedAnswer),
});
/** Bytes: what is no text needs no look for secrets. */
const base64: Check = (value) =>
  typeof value === 'string' && /^[A-Za-z\d+/]*={0,2}$/.test(value) ? undefined : 'is no Base64';

const certificate = shape({
  id: text,
  subject: text,
  issuer: text,
  notBefore: text,
  notAfter: text,
  names: listOf(text),
  crl: optional(listOf(text)),
  ocsp: optional(listOf(text)),
  issuerAt: optional(listOf(text)),
  signedBy: (value) => (value === null ? undefined : optional(text)(value)),
  der: base64,
  cut: optional(oneOf([true])),
});

const command = shape({ words: listOf(text, mostWords), folder: text });

const lines: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    head: shape({ head: checkHead, command: optional(command) }),
    attempt: shape({ attempt }),
    observation: shape({ observation }),
    certificate: shape({ certificate }),
    finished: shape({ attempt: attemptId }),
    end: shape({ finishedAt: text }),
    resumed: shape({ resumedAt: text }),
  }),
);
