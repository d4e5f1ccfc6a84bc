import { failureCodes } from '../model/failure.ts';
import { steps } from '../model/observation.ts';

/** What is wrong with a value, or undefined. */
type Check = (value: unknown) => string | undefined;

/**
 * Whether a value read from a file is a line of a saved audit, deep enough for a judge to rely on
 * it. Unknown fields are let pass: a newer version may add some.
 * @returns what is wrong, in a few words; undefined where nothing is.
 */
export function checkLine(value: unknown): string | undefined {
  const line = asRecord(value);
  if (!line) return 'it is no object';
  const check = lines.get(String(line['type']));
  return check ? check(line) : `its type "${String(line['type']).slice(0, 40)}" is unknown`;
}

const text: Check = (value) => (typeof value === 'string' ? undefined : 'is no text');
const numeric: Check = (value) => (Number.isFinite(value) ? undefined : 'is no number');
const truth: Check = (value) =>
  typeof value === 'boolean' ? undefined : 'is neither true nor false';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
const oneOf =
  (allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value as string) ? undefined : `is none of ${allowed.join(', ')}`;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) ? value.map(check).find((problem) => problem !== undefined) : 'is no list';
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    const record = asRecord(value);
    if (!record) return 'is no object';
    for (const [name, check] of Object.entries(fields)) {
      const problem = check(record[name]);
      if (problem !== undefined) return `"${name}" ${problem}`;
    }
    return undefined;
  };
const version: Check = (value) =>
  value === 1
    ? undefined
    : `${JSON.stringify(value)} is not 1, the only one that this netready reads`;
const attemptId: Check = (value) =>
  typeof value === 'string' && /^a[1-9]\d{0,8}$/.test(value) ? undefined : 'is no attempt id';
const failed: Check = (value) =>
  value === null ? undefined : shape({ code: oneOf(failureCodes), detail: text })(value);
const proxy: Check = shape({ kind: text, host: text, port: numeric });
const headers: Check = optional(listOf(listOf(text)));

const common = {
  id: text,
  attempt: attemptId,
  startedAt: text,
  durationMs: numeric,
  failure: failed,
};
// Maps, not objects: a hostile file may name `__proto__` or `constructor`.
const bySteps: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    resolve: shape({
      ...common,
      role: text,
      name: text,
      by: text,
      addresses: listOf(shape({ address: text, family: numeric })),
      aliases: optional(listOf(text)),
    }),
    connect: shape({ ...common, role: text, address: text, port: numeric }),
    tunnel: shape({
      ...common,
      proxy,
      sent: text,
      received: text,
      status: optional(numeric),
      headers,
      loginSchemes: optional(listOf(text)),
      body: optional(text),
    }),
    handshake: shape({
      ...common,
      role: text,
      checkedName: text,
      bytesRead: numeric,
      chain: optional(listOf(text)),
      firstBytes: optional(text),
    }),
    exchange: shape({
      ...common,
      method: text,
      url: text,
      sent: text,
      proxy: optional(proxy),
      status: optional(numeric),
      headers,
      body: optional(text),
    }),
  }),
);
const observation: Check = (value) => {
  const check = bySteps.get(String(asRecord(value)?.['step']));
  return check ? check(value) : `"step" is none of ${steps.join(', ')}`;
};
const attempt: Check = shape({
  id: attemptId,
  target: text,
  route: text,
  sample: numeric,
  purpose: text,
  scheme: oneOf(['http', 'https']),
  host: text,
  port: numeric,
  path: text,
  proxy: optional(proxy),
  controlOf: optional(attemptId),
});
const target: Check = shape({
  id: text,
  url: (value) => (typeof value === 'string' && URL.canParse(value) ? undefined : 'is no URL'),
  host: text,
  port: numeric,
  service: text,
  region: text,
  required: truth,
  reasons: listOf(shape({ rule: text })),
  expect: optional(shape({ method: text, status: numeric, accepts: listOf(numeric) })),
});
const route: Check = shape({
  id: text,
  kind: text,
  effective: truth,
  settings: listOf(text),
  proxy: optional(proxy),
  bypass: optional(listOf(text)),
});
const head: Check = shape({
  schemaVersion: version,
  tool: shape({ name: text, version: text }),
  startedAt: text,
  environment: shape({ system: text, node: text, cpus: numeric, resolvers: listOf(text) }),
  options: shape({
    os: listOf(text),
    regions: listOf(text),
    samples: (value) =>
      Number.isInteger(value) && Number(value) > 0 && Number(value) <= 10_000
        ? undefined
        : 'is no count',
    timeoutMs: numeric,
    failOn: oneOf(['blocked', 'degraded', 'never']),
    routesByHand: truth,
  }),
  settings: listOf(shape({ id: text })),
  routes: listOf(route),
  targets: listOf(target),
  sources: listOf(shape({ name: text })),
});
const certificate: Check = shape({
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

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
