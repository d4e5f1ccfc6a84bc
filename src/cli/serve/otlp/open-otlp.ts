import { env } from 'node:process';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { convertLegacyHttpOptions } from '@opentelemetry/otlp-exporter-base/node-http';
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import {
  detectResources,
  type Resource,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  MeterProvider,
  type MetricProducer,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { version } from '../../../setup/machine/version.ts';
import type { PushOutcome } from '../own-metrics.ts';
import { otlpData } from './otlp-data.ts';
import { type OtlpSettings, otlpSettings } from './otlp-settings.ts';
import { sendBounded } from './send-bounded.ts';
import type { ToldMetric } from './told-metric.ts';

/** What is pushed, and who hears of it. */
export interface Pushed {
  readonly told: () => Promise<readonly ToldMetric[]>;
  readonly pushed: (outcome: PushOutcome) => void;
  /** One line, where it goes wrong and where it goes well again. */
  readonly say: (line: string) => void;
}

export interface Pushing {
  /** Pushes a last time, and ends within five seconds. */
  readonly close: () => Promise<void>;
}

/** Of one message, so that writing it holds nobody up. */
const maxPoints = 2000;
const lastMs = 5000;

/**
 * Pushes metrics to a collector by OTLP over HTTP (protobuf), by the variables of OpenTelemetry. A push that fails is not tried
 * again, since the next has all that it had: nothing is queued, and one is under way at a time.
 * @param endpoint as `OTEL_EXPORTER_OTLP_ENDPOINT`.
 * @throws UsageError in one line where the variables cannot be used.
 */
export function openOtlp(endpoint: URL): (what: Pushed) => Pushing {
  const settings = otlpSettings(endpoint, env);
  const { intervalMs, timeoutMs } = settings;
  const resource = ownResource();
  return (what) => {
    const ending = new AbortController();
    const reader = new PeriodicExportingMetricReader({
      exporter: exporter(settings, { ...what, signal: ending.signal }),
      exportIntervalMillis: intervalMs,
      exportTimeoutMillis: Math.min(intervalMs, timeoutMs + 1000),
      metricProducers: [producer(what, resource)],
      maxExportBatchSize: maxPoints,
    });
    const provider = new MeterProvider({ resource, readers: [reader] });
    return {
      close: async () => {
        const timer = setTimeout(() => ending.abort(), lastMs);
        // What is under way ends by its own timer, or by this one.
        await provider.shutdown().catch(() => {});
        clearTimeout(timer);
        ending.abort();
      },
    };
  };
}

/** Who says all this: what the variables say goes before. Of the machine it tells nothing that nobody asked for. */
function ownResource(): Resource {
  const own = { 'service.name': 'netready', 'service.version': version };
  const detectors = [
    serviceInstanceIdDetector,
    resourceAttributesEnvDetector,
    serviceNameEnvDetector,
  ];
  return resourceFromAttributes(own).merge(detectResources({ detectors }));
}

/** The metrics that there are already, in the place of instruments of OpenTelemetry. */
function producer({ told }: Pushed, resource: Resource): MetricProducer {
  return {
    collect: async () => {
      const metrics = [...(await otlpData(await told(), Date.now()))];
      const scope = { name: 'netready', version };
      return { resourceMetrics: { resource, scopeMetrics: [{ scope, metrics }] }, errors: [] };
    },
  };
}

interface Exporting extends Pushed {
  readonly signal: AbortSignal;
}

function exporter({ url, timeoutMs }: OtlpSettings, exporting: Exporting): PushMetricExporter {
  const { pushed, say, signal } = exporting;
  const { headers, compression, agentFactory } = convertLegacyHttpOptions(
    { url: url.href, userAgent: `netready/${version}` },
    'METRICS',
    'v1/metrics',
    { 'Content-Type': 'application/x-protobuf', 'User-Agent': `netready/${version}` },
  );
  const agent = Promise.resolve(agentFactory(url.protocol));
  let before: PushOutcome = 'taken';

  const push = async (metrics: ResourceMetrics): Promise<string> => {
    const bytes = ProtobufMetricsSerializer.serializeRequest(metrics);
    if (!bytes) throw new Error('there was nothing to send');
    const answer = await sendBounded(bytes, {
      ...{ url, timeoutMs, signal, headers: await headers(), agent: await agent },
      isGzipped: compression === 'gzip',
    });
    return rejectedOf(answer);
  };
  const tell = (outcome: PushOutcome, why: string): void => {
    pushed(outcome);
    // Each minute the same line would hide all others.
    if (outcome === before || signal.aborted) return;
    before = outcome;
    const who = `netready: The collector ${url.origin}`;
    if (outcome === 'taken') say(`${who} takes the metrics again`);
    else say(`${who} did not take the metrics: ${why}; it is tried on`);
  };

  return {
    export: (metrics, done: (result: ExportResult) => void) => {
      push(metrics).then(
        (rejected) => {
          tell(rejected === '' ? 'taken' : 'partial', rejected);
          done({ code: ExportResultCode.SUCCESS });
        },
        (error: unknown) => {
          const known = error instanceof Error ? error : new Error(String(error));
          tell('failed', known.message);
          done({ code: ExportResultCode.FAILED, error: known });
        },
      );
    },
    forceFlush: async () => {},
    shutdown: async () => (await agent).destroy(),
  };
}

/** What of it was not taken, in a few words; what the other end writes besides is not shown. */
function rejectedOf(answer: Uint8Array): string {
  try {
    const { partialSuccess } = ProtobufMetricsSerializer.deserializeResponse(answer);
    const count = Number(partialSuccess?.rejectedDataPoints ?? 0);
    return count > 0 ? `${count} points were rejected` : '';
  } catch {
    // It said that it took them.
    return '';
  }
}
