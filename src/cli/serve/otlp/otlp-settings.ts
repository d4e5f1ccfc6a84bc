import { accessSync, constants } from 'node:fs';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parseKeyPairsIntoRecord } from '@opentelemetry/core';
import { quoted, UsageError } from '../../../setup/usage/usage-error.ts';

/** How often, milliseconds. */
const usualIntervalMs = 60_000;
const leastIntervalMs = 1000;
const maxIntervalMs = 86_400_000;
const usualTimeoutMs = 10_000;
const maxTimeoutMs = 60_000;

type Environment = Readonly<Partial<Record<string, string>>>;

export interface OtlpSettings {
  /** Where metrics are posted to. */
  readonly url: URL;
  readonly intervalMs: number;
  /** Of one push. */
  readonly timeoutMs: number;
}

/**
 * What the variables of OpenTelemetry say of pushing, beside what its own packages read of them (headers, certificates,
 * compression, resource). What they would pass by is said here.
 * @throws UsageError in one line for a value that cannot be used, a file that cannot be read, another protocol.
 */
export function otlpSettings(endpoint: URL, env: Environment): OtlpSettings {
  for (const name of ['METRICS_CERTIFICATE', 'METRICS_CLIENT_CERTIFICATE', 'METRICS_CLIENT_KEY']) {
    const found = variable(env, name);
    if (found) checkReadable(found);
  }
  for (const name of ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_METRICS_HEADERS'])
    checkHeaders(name, env[name]);
  const protocol = variable(env, 'METRICS_PROTOCOL');
  if (protocol && protocol.value !== 'http/protobuf')
    throw new UsageError(
      `Cannot use ${quoted(protocol.value)} for ${protocol.name}: only http/protobuf is spoken`,
    );
  const intervalMs = number(
    { name: 'OTEL_METRIC_EXPORT_INTERVAL', value: env['OTEL_METRIC_EXPORT_INTERVAL'] ?? '' },
    { least: leastIntervalMs, most: maxIntervalMs, usual: usualIntervalMs },
  );
  const timeout = variable(env, 'METRICS_TIMEOUT') ?? { name: '', value: '' };
  const limits = { least: 1, most: maxTimeoutMs, usual: usualTimeoutMs };
  return {
    url: placeOf(endpoint),
    intervalMs,
    timeoutMs: Math.min(intervalMs, number(timeout, limits)),
  };
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** The one for metrics before the one for all; an empty one is none. */
function variable(env: Environment, end: string): Variable | undefined {
  return [end, end.replace('METRICS_', '')]
    .map((one) => `OTEL_EXPORTER_OTLP_${one}`)
    .map((name) => ({ name, value: (env[name] ?? '').trim() }))
    .find(({ value }) => value !== '');
}

function number(
  { name, value }: Variable,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  if (value.trim() === '') return usual;
  const ms = /^\d{1,12}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (ms >= least && ms <= most) return ms;
  throw new UsageError(
    `Cannot use ${quoted(value)} for ${name}: give ${least} to ${most} milliseconds`,
  );
}

/** What stands in it is secret, and is not told. */
function checkHeaders(name: string, value: string | undefined): void {
  try {
    for (const [header, text] of Object.entries(parseKeyPairsIntoRecord(value))) {
      validateHeaderName(header);
      validateHeaderValue(header, text);
    }
  } catch {
    throw new UsageError(
      `Cannot use what stands in ${name}: give NAME=VALUE,… in percent encoding`,
    );
  }
}

function checkReadable({ name, value }: Variable): void {
  try {
    accessSync(value, constants.R_OK);
  } catch {
    throw new UsageError(`Cannot read ${quoted(value)} of ${name}`);
  }
}

/** As `OTEL_EXPORTER_OTLP_ENDPOINT` is read: the path of metrics stands below it. */
function placeOf(endpoint: URL): URL {
  const path = endpoint.pathname.replace(/\/+$/, '');
  const url = new URL(endpoint);
  url.pathname = path.endsWith('/v1/metrics') ? path : `${path}/v1/metrics`;
  return url;
}
