import type {
  ExchangeObservation,
  HandshakeObservation,
  Observation,
} from '../../../model/audit/observation.ts';
import type { Report } from '../../../model/audit/report.ts';
import { targetRoutes } from '../../../model/route/target-routes.ts';
import { countNothing, requiredTargets } from '../../../model/standing/required-targets.ts';
import { isValidStatus, type ValidStatusCodes } from '../../../model/standing/valid-status.ts';
import { auditMetrics } from './audit-metrics.ts';
import {
  gauge,
  type MetricFamily,
  type MetricLabels,
  seconds,
  secondsOf,
  valued,
} from './metric-family.ts';

/**
 * An audit of one target that somebody asked for, as metrics: first what the blackbox exporter says of a
 * probe of HTTP, under its names and without labels, so that its dashboards and alerts take it; then what an
 * audit says. What the blackbox exporter gives as 0 where it did not happen, is 0 here.
 * @param durationMs how long all of it took.
 * @param valid what the last answer may be; absent: any.
 */
export function probeMetrics(
  report: Report,
  durationMs: number,
  valid?: ValidStatusCodes,
): readonly MetricFamily[] {
  return [
    gauge('probe_success', [[{}, probePasses(report, valid) ? 1 : 0]]),
    gauge('probe_duration_seconds', [[{}, seconds(durationMs)]]),
    ...attemptMetrics(report),
    ...auditMetrics(report).filter(({ name }) => !told.has(name)),
  ];
}

/**
 * Whether a probe is a success: the network lets the target pass, as the exit status has it, and the last answer over
 * each way that counts is one of the codes, where there are any.
 */
export function probePasses(report: Report, valid?: ValidStatusCodes): boolean {
  const found = requiredTargets(report);
  if (found.failed + found.unmade > 0 || countNothing(found)) return false;
  if (valid === undefined) return true;
  const [target] = report.targets;
  const counted = [...(target ? targetRoutes(target, report).counted : [])];
  return counted.every((route) => {
    const attempt = auditAttempts(report).find((one) => one.route === route);
    return isValidStatus(lastStatus(report, attempt?.id), valid);
  });
}

function auditAttempts({ attempts }: Pick<Report, 'attempts'>): Report['attempts'] {
  return attempts.filter(
    ({ purpose, controlOf }) => purpose === 'audit' && controlOf === undefined,
  );
}

function lastStatus(report: Report, attempt: string | undefined): number | undefined {
  const last = report.observations.findLast(
    (one) => one.attempt === attempt && one.step === 'exchange',
  );
  return last?.step === 'exchange' ? last.status : undefined;
}

/** Said above without labels, or of one value alone: a histogram of one attempt tells nothing. */
const told: ReadonlySet<string> = new Set([
  'probe_success',
  'probe_duration_seconds',
  'netready_route_step_duration_seconds',
]);

/** Of the first attempt over the first way that counts: without labels there is room for one. */
function attemptMetrics(report: Report): readonly MetricFamily[] {
  const seen = observationsOf(report);
  const times = seen.flatMap((one) => phasesOf(one));
  const spent = (phase: string): number =>
    times.reduce((sum, [name, ms]) => (name === phase ? sum + ms : sum), 0);
  const exchange = seen.findLast((one) => one.step === 'exchange');
  const address = seen.findLast((one) => one.step === 'connect')?.address;
  const handshake = seen.findLast(isOfTarget);
  return [
    gauge('probe_dns_lookup_time_seconds', [[{}, seconds(spent('resolve'))]]),
    gauge(
      'probe_http_duration_seconds',
      phases.map((phase): [MetricLabels, number] => [{ phase }, seconds(spent(phase))]),
    ),
    gauge('probe_http_status_code', [[{}, exchange?.status ?? 0]]),
    gauge('probe_http_redirects', [[{}, Math.max(0, ...seen.map(({ hop = 0 }) => hop))]]),
    gauge('probe_http_ssl', [[{}, isOverTls(exchange) ? 1 : 0]]),
    gauge('probe_ip_protocol', [[{}, address === undefined ? 0 : address.includes(':') ? 6 : 4]]),
    ...tlsMetrics(report, handshake),
  ];
}

function isOfTarget(one: Observation): one is HandshakeObservation {
  return one.step === 'handshake' && one.role === 'target';
}

function isOverTls(exchange: ExchangeObservation | undefined): boolean {
  return exchange?.status !== undefined && exchange.url.startsWith('https:');
}

function observationsOf(report: Report): readonly Observation[] {
  const [target] = report.targets;
  const counted = target && targetRoutes(target, report).counted;
  const attempts = auditAttempts(report);
  const attempt = attempts.find(({ route }) => counted?.has(route)) ?? attempts[0];
  return report.observations.filter((one) => one.attempt === attempt?.id);
}

const phases = ['resolve', 'connect', 'tls', 'processing', 'transfer'] as const;

/** What of a step counts for which phase, in milliseconds; a tunnel is a part of connecting. */
function phasesOf(one: Observation): readonly (readonly [(typeof phases)[number], number])[] {
  switch (one.step) {
    case 'select':
      return [];
    case 'resolve':
      return one.role === 'information' ? [] : [['resolve', one.durationMs]];
    case 'connect':
    case 'tunnel':
      return [['connect', one.durationMs]];
    case 'handshake':
      return [['tls', one.durationMs]];
    case 'exchange': {
      const untilFirst = one.firstByteMs ?? one.durationMs;
      return [
        ['processing', untilFirst],
        ['transfer', one.durationMs - untilFirst],
      ];
    }
  }
}

function tlsMetrics(
  { certificates }: Pick<Report, 'certificates'>,
  handshake: HandshakeObservation | undefined,
): readonly MetricFamily[] {
  const { chain = [], protocol } = handshake ?? {};
  const ends = certificates.flatMap(({ id, notAfter }) =>
    chain.includes(id) ? secondsOf(notAfter) : [],
  );
  const version = protocol?.replace('TLSv', 'TLS ');
  return [
    gauge('probe_ssl_earliest_cert_expiry', ends.length > 0 ? [[{}, Math.min(...ends)]] : []),
    {
      name: 'probe_tls_version',
      entries: version === undefined ? [] : [valued({ version }, 1)],
    },
  ];
}
