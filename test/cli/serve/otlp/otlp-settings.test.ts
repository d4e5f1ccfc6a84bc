import { describe, expect, it } from 'vitest';
import { otlpSettings } from '../../../../src/cli/serve/otlp/otlp-settings.ts';

const at = (url: string, env = {}) => otlpSettings(new URL(url), env);

describe('otlpSettings()', () => {
  it.each([
    ['http://127.0.0.1:4318', 'http://127.0.0.1:4318/v1/metrics'],
    ['http://127.0.0.1:4318/', 'http://127.0.0.1:4318/v1/metrics'],
    ['https://a.example/api/v1/otlp/', 'https://a.example/api/v1/otlp/v1/metrics'],
    ['https://a.example/v1/metrics', 'https://a.example/v1/metrics'],
  ])('posts to the path of metrics below %s', (endpoint, url) => {
    expect(at(endpoint).url.href).toBe(url);
  });

  it('pushes each minute, and waits ten seconds, where nobody says otherwise', () => {
    expect(at('http://a.example')).toMatchObject({ intervalMs: 60_000, timeoutMs: 10_000 });
  });

  it('takes the variable for metrics before the one for all, and waits no longer than until the next', () => {
    const env = { OTEL_EXPORTER_OTLP_TIMEOUT: '5000', OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '7000' };
    expect(at('http://a.example', env)).toMatchObject({ timeoutMs: 7000 });
    const often = { ...env, OTEL_METRIC_EXPORT_INTERVAL: '2000' };
    expect(at('http://a.example', often)).toMatchObject({ intervalMs: 2000, timeoutMs: 2000 });
    const empty = { OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '', OTEL_METRIC_EXPORT_INTERVAL: '' };
    expect(at('http://a.example', empty)).toMatchObject({ intervalMs: 60_000, timeoutMs: 10_000 });
  });

  it.each([
    [{ OTEL_METRIC_EXPORT_INTERVAL: '0' }, /for OTEL_METRIC_EXPORT_INTERVAL: give 1000 to/],
    [{ OTEL_METRIC_EXPORT_INTERVAL: '1e9' }, /for OTEL_METRIC_EXPORT_INTERVAL/],
    [{ OTEL_EXPORTER_OTLP_TIMEOUT: '-1' }, /for OTEL_EXPORTER_OTLP_TIMEOUT: give 1 to 60000/],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /"grpc" for OTEL_EXPORTER_OTLP_PROTOCOL/],
    [{ OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json' }, /_METRICS_PROTOCOL: only http/],
    [
      { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=a%0d%0ab' },
      /^(?!.*authorization).*OTLP_HEADERS/,
    ],
    [{ OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'a b=c' }, /what stands in OTEL_EXPORTER_OTLP_METRICS/],
    [{ OTEL_EXPORTER_OTLP_CERTIFICATE: '/nowhere/ca.pem' }, /of OTEL_EXPORTER_OTLP_CERTIFICATE/],
    [{ OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY: '/nowhere' }, /of OTEL_EXPORTER_OTLP_METRICS_CLIENT/],
  ])('refuses %j', (env, message) => {
    expect(() => at('http://a.example', env)).toThrow(message);
  });
});
