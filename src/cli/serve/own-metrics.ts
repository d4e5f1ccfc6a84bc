import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Report } from '../../model/audit/report.ts';
import { version } from '../../setup/machine/version.ts';
import { registryTold } from './otlp/registry-told.ts';
import type { ToldMetric } from './otlp/told-metric.ts';

/** What the server tells of itself. No label has a value that a request could make up. */
export interface OwnMetrics {
  readonly probed: (module: string, outcome: ProbeOutcome) => void;
  /** A probe that was not made: too many were under way, or its target is not allowed. */
  readonly refused: (reason: 'busy' | 'forbidden') => void;
  readonly audited: (
    audit: string,
    outcome: { readonly failed: boolean; readonly seconds: number },
  ) => void;
  readonly answered: (handler: string, code: number) => void;
  readonly reloaded: (isSuccess: boolean) => void;
  /** What became of one push of all metrics. */
  readonly pushed: (outcome: PushOutcome) => void;
  /** The audits and modules that there are from now on: what is told of others is forgotten. */
  readonly knows: (names: {
    readonly modules: readonly string[];
    readonly audits: readonly string[];
  }) => void;
  readonly text: () => Promise<string>;
  /** The same, to be told elsewhere. */
  readonly told: () => Promise<readonly ToldMetric[]>;
}

/** `partial`: some points of it were not taken. */
export type PushOutcome = (typeof pushOutcomes)[number];
const pushOutcomes = ['taken', 'partial', 'failed'] as const;

export interface ProbeOutcome {
  /** Absent where it could not be made. */
  readonly report?: Report;
  readonly seconds: number;
  readonly failed: boolean;
}

/** What is told of modules and audits, which counts from when they became known. */
const begunAnew = /^netready_serve_(probes_total|probe_(failures|duration)|step_|audit)/;
/** As those of an audit's own histogram. */
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Opens the metrics of a server. @param inFlight how many probes are under way. */
export function ownMetrics(inFlight: () => number): OwnMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Gauges by the name of a counter, which promtool refuses; each stands there without its end, by kind.
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  const registers = [registry];
  const counter = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Counter<Label> => new Counter({ name, help, labelNames, registers });
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Gauge<Label> => new Gauge({ name, help, labelNames, registers });

  const probes = counter('netready_serve_probes_total', 'Probes that were made', ['module']);
  const failures = counter(
    'netready_serve_probe_failures_total',
    'Probes whose target did not pass, or that could not be made',
    ['module'],
  );
  const refusals = counter(
    'netready_serve_probes_refused_total',
    'Probes that were not made: busy, or the target is forbidden',
    ['reason'],
  );
  for (const reason of ['busy', 'forbidden']) refusals.inc({ reason }, 0);
  const duration = new Histogram({
    name: 'netready_serve_probe_duration_seconds',
    help: 'How long a probe took, its judgement included',
    labelNames: ['module'],
    buckets,
    registers,
  });
  const steps = new Histogram({
    name: 'netready_serve_step_duration_seconds',
    help: 'A step of a probe that succeeded',
    labelNames: ['module', 'step'],
    buckets,
    registers,
  });
  const audits = counter('netready_serve_audits_total', 'Audits that were made', ['audit']);
  const auditFailures = counter(
    'netready_serve_audit_failures_total',
    'Audits that could not be made: the last result is served on',
    ['audit'],
  );
  const auditSeconds = gauge(
    'netready_serve_audit_duration_seconds',
    'How long the last audit took',
    ['audit'],
  );
  const requests = counter('netready_serve_http_requests_total', 'Requests that were answered', [
    'handler',
    'code',
  ]);
  const successful = gauge(
    'netready_serve_config_last_reload_successful',
    '1 where the configuration was read the last time, 0 where the one before is still in force',
  );
  const successAt = gauge(
    'netready_serve_config_last_reload_success_timestamp_seconds',
    'When the configuration was read the last time that it could be',
  );
  const pushes = counter(
    'netready_serve_otlp_pushes_total',
    'Pushes of all metrics by OTLP: taken, taken in part, failed',
    ['outcome'],
  );
  for (const outcome of pushOutcomes) pushes.inc({ outcome }, 0);
  const flight = gauge('netready_serve_probes_in_flight', 'Probes that are under way');
  gauge('netready_build_info', 'The version that wrote this', ['version']).set({ version }, 1);

  const startMs = Date.now() - process.uptime() * 1000;
  let knownMs = startMs;

  return {
    probed: (module, { report, seconds, failed }) => {
      probes.inc({ module });
      failures.inc({ module }, failed ? 1 : 0);
      duration.observe({ module }, seconds);
      for (const { step, failure, durationMs } of report?.observations ?? [])
        if (failure === null) steps.observe({ module, step }, durationMs / 1000);
    },
    refused: (reason) => refusals.inc({ reason }),
    audited: (audit, { failed, seconds }) => {
      audits.inc({ audit });
      auditFailures.inc({ audit }, failed ? 1 : 0);
      auditSeconds.set({ audit }, seconds);
    },
    answered: (handler, code) => requests.inc({ handler, code }),
    reloaded: (isSuccess) => {
      successful.set(isSuccess ? 1 : 0);
      if (isSuccess) successAt.setToCurrentTime();
    },
    knows: ({ modules, audits: names }) => {
      for (const one of [probes, failures, duration, steps]) one.reset();
      for (const one of [audits, auditFailures, auditSeconds]) one.reset();
      knownMs = Date.now();
      for (const module of modules) {
        probes.inc({ module }, 0);
        failures.inc({ module }, 0);
      }
      for (const audit of names) {
        audits.inc({ audit }, 0);
        auditFailures.inc({ audit }, 0);
      }
    },
    pushed: (outcome) => pushes.inc({ outcome }),
    text: () => {
      flight.set(inFlight());
      return registry.metrics();
    },
    told: async () => {
      flight.set(inFlight());
      const metrics = await registry.getMetricsAsJSON();
      return registryTold(metrics, (name) => (begunAnew.test(name) ? knownMs : startMs));
    },
  };
}
