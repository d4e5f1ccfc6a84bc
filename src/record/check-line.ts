import { failureCodes } from '../model/failure.ts';
import { steps } from '../model/observation.ts';
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
  truth,
} from './check.ts';

const mostAttempts = 2_000_000;
const mostSamples = 10_000;
const mostBypasses = 1000;

/**
 * Whether a value read from a file is a line of a saved audit, deep enough for a judge to rely on
 * it, and no larger than an audit can be. Unknown fields are let pass: a newer version may add
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

const version: Check = (value) =>
  value === 1
    ? undefined
    : `is ${shown(value)}, and this netready reads version 1 alone: judge it with the one that saved it`;
const attemptId: Check = (value) =>
  typeof value === 'string' && /^a[1-9]\d{0,8}$/.test(value) ? undefined : 'is no attempt id';
const proxyKind = oneOf(['http', 'https', 'socks5', 'socks4']);
const proxy = shape({ kind: proxyKind, host: text, port: numeric });
const pair: Check = (value) =>
  Array.isArray(value) && value.length === 2 ? listOf(text)(value) : 'is no list of pairs';
const headers = optional(listOf(pair));

const failed: Check = (value) =>
  value === null ? undefined : shape({ code: oneOf(failureCodes), detail: text })(value);
const common = {
  id: text,
  attempt: attemptId,
  startedAt: text,
  durationMs: numeric,
  failure: failed,
  delayedMs: optional(numeric),
  hop: optional(numeric),
};
const ofTarget = oneOf(['target', 'proxy']);
// Maps, not objects: a hostile file may name `__proto__` or `constructor`.
const bySteps: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    select: shape({
      ...common,
      source: text,
      url: text,
      entries: listOf(shape({ kind: text })),
      answer: optional(text),
    }),
    resolve: shape({
      ...common,
      role: oneOf(['target', 'proxy', 'information']),
      name: text,
      by: oneOf(['dns', 'option', 'literal', 'system']),
      server: optional(text),
      responseCode: optional(text),
      addresses: listOf(shape({ address: text, family: oneOf([4, 6]), ttl: optional(numeric) })),
      aliases: optional(listOf(text)),
      system: optional(shape({ addresses: listOf(text), failure: optional(text) })),
    }),
    connect: shape({
      ...common,
      role: ofTarget,
      address: text,
      port: numeric,
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
      anchor: optional(oneOf(['expected', 'public', 'added'])),
      alert: optional(numeric),
      bytesRead: numeric,
      firstBytes: optional(text),
    }),
    exchange: shape({
      ...common,
      method: text,
      url: text,
      proxy: optional(proxy),
      sent: text,
      status: optional(numeric),
      headers,
      firstByteMs: optional(numeric),
      bodyBytes: optional(numeric),
      body: optional(text),
      bodyCut: optional(oneOf([true])),
      alert: optional(numeric),
    }),
  }),
);
const observation: Check = (value) => {
  const step = asRecord(value)?.['step'];
  const check = typeof step === 'string' ? bySteps.get(step) : undefined;
  return check ? check(value) : `"step" is none of ${steps.join(', ')}`;
};

const expectedAnswer = shape({
  method: oneOf(['GET', 'HEAD', 'POST']),
  status: numeric,
  accepts: listOf(numeric),
  follow: optional(oneOf([true])),
  source: text,
});
const attempt = shape({
  id: attemptId,
  target: text,
  route: text,
  sample: numeric,
  purpose: oneOf(['audit', 'control', 'repeat', 'revocation']),
  controlOf: optional(attemptId),
  control: optional(text),
  scheme: oneOf(['http', 'https']),
  host: text,
  port: numeric,
  path: text,
  serverName: optional(text),
  address: optional(text),
  proxy: optional(proxy),
  expect: optional(expectedAnswer),
});
const target = shape({
  id: text,
  url: (value) => (typeof value === 'string' && URL.canParse(value) ? undefined : 'is no URL'),
  host: text,
  port: numeric,
  service: text,
  category: optional(text),
  region: text,
  required: truth,
  reasons: listOf(shape({ rule: text })),
  pattern: optional(text),
  expect: optional(expectedAnswer),
  notRun: optional(text),
});
const route = shape({
  id: text,
  kind: text,
  proxy: optional(proxy),
  proxyForHttp: optional((value) => (value === 'direct' ? undefined : proxy(value))),
  bypass: optional(listOf(text, mostBypasses)),
  effective: truth,
  settings: listOf(text),
});
const setting = shape({
  id: text,
  source: text,
  scope: text,
  raw: text,
  value: optional(text),
  problems: listOf(text),
  wins: truth,
  lostBecause: optional(text),
});
const samples: Check = (value) =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostSamples
    ? undefined
    : `is no whole number from 1 to ${mostSamples}`;
const headShape = shape({
  schemaVersion: version,
  tool: shape({ name: text, version: text }),
  startedAt: text,
  environment: shape({
    system: text,
    node: text,
    cpus: numeric,
    resolvers: listOf(text),
    lab: optional(text),
  }),
  options: shape({
    catalogue: optional(text),
    os: listOf(text),
    regions: listOf(text),
    samples,
    timeoutMs: numeric,
    failOn: oneOf(['blocked', 'degraded', 'never']),
    routesByHand: truth,
  }),
  settings: listOf(setting),
  routes: listOf(route),
  targets: listOf(target),
  sources: listOf(shape({ name: text, rows: numeric, targets: numeric, skipped: numeric })),
});
interface PlanSize {
  readonly targets: readonly unknown[];
  readonly routes: readonly unknown[];
  readonly options: { readonly samples: number };
}
const head: Check = (value) => {
  const problem = headShape(value);
  if (problem !== undefined) return problem;
  const { targets, routes, options } = value as PlanSize;
  // What never started is planned again from the head: a few bytes could ask for a year of work.
  const planned = targets.length * routes.length * options.samples;
  return planned > mostAttempts ? `plans more than ${mostAttempts} attempts` : undefined;
};

const certificate = shape({
  id: text,
  subject: text,
  issuer: text,
  notBefore: text,
  notAfter: text,
  names: listOf(text),
  der: text,
});

const lines: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    head: shape({ head }),
    attempt: shape({ attempt }),
    observation: shape({ observation }),
    certificate: shape({ certificate }),
    finished: shape({ attempt: attemptId }),
    end: shape({ finishedAt: text }),
  }),
);
