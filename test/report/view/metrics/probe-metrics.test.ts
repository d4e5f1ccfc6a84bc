import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { exitStatus } from '../../../../src/diagnosis/exit-status.ts';
import type {
  Certificate,
  HandshakeObservation,
  Observation,
} from '../../../../src/model/audit/observation.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import type { MetricName } from '../../../../src/report/view/metrics/metric-kinds.ts';
import { probeMetrics } from '../../../../src/report/view/metrics/probe-metrics.ts';

/** The values of a metric, by the values of its labels. */
function valuesOf(report: Report, name: MetricName): Record<string, number> {
  const entries = probeMetrics(report, 1234.5).find((one) => one.name === name)?.entries ?? [];
  return Object.fromEntries(
    entries.flatMap(({ labels, samples }) =>
      samples.map((one) => [Object.values({ ...labels, ...one.labels }).join(' '), one.value]),
    ),
  );
}

const base = { id: 'a1.1', attempt: 'a1', startedAt: '2026-01-01T00:00:00.000Z', failure: null };

/** A report whose first attempt saw this. */
function seeing(observations: readonly Observation[]): Report {
  const attempt = allFine.attempts[0];
  if (!attempt) throw new TypeError('no attempt');
  const first = { ...attempt, id: 'a1', purpose: 'audit' as const };
  return { ...allFine, attempts: [first], observations };
}

describe('probeMetrics()', () => {
  it.each(everyReport)('has no label, and one value, for what others expect: "%s"', (_, report) => {
    const names = ['probe_success', 'probe_duration_seconds', 'probe_http_status_code'] as const;
    for (const name of names) expect(Object.keys(valuesOf(report, name))).toEqual(['']);
    expect(valuesOf(report, 'probe_duration_seconds')).toEqual({ '': 1.2345 });
    const families = probeMetrics(report, 1).map(({ name }) => name);
    expect(new Set(families).size).toBe(families.length);
  });

  it.each(everyReport)('is no success where the exit status is none: "%s"', (_, report) => {
    const { '': success } = valuesOf(report, 'probe_success');
    if (report.options.failOn !== 'never') expect(success === 1).toBe(exitStatus(report) === 0);
  });

  it('tells phases, status and the way of the first attempt, redirects added up', () => {
    const report = seeing([
      {
        ...{ ...base, step: 'resolve', role: 'information', name: 'a', by: 'dns' },
        ...{ durationMs: 500, addresses: [] },
      },
      {
        ...{ ...base, step: 'resolve', role: 'target', name: 'a', by: 'dns' },
        ...{ durationMs: 10, addresses: [] },
      },
      { ...base, step: 'connect', role: 'target', address: '2001:db8::1', port: 80, durationMs: 5 },
      {
        ...{ ...base, step: 'exchange', method: 'GET', url: 'http://a/', sent: '' },
        ...{ status: 301, durationMs: 30, firstByteMs: 20 },
      },
      {
        ...{ ...base, hop: 1, step: 'resolve', role: 'target', name: 'a', by: 'dns' },
        ...{ durationMs: 1, addresses: [] },
      },
      {
        ...{ ...base, hop: 1, step: 'handshake', role: 'target', checkedName: 'a', bytesRead: 1 },
        ...{ durationMs: 40, protocol: 'TLSv1.3' },
      },
      {
        ...{ ...base, hop: 1, step: 'exchange', method: 'GET', url: 'https://a/', sent: '' },
        ...{ status: 200, durationMs: 3, firstByteMs: 2 },
      },
    ]);
    expect(valuesOf(report, 'probe_dns_lookup_time_seconds')).toEqual({ '': 0.011 });
    expect(valuesOf(report, 'probe_http_duration_seconds')).toEqual({
      ...{ resolve: 0.011, connect: 0.005, tls: 0.04, processing: 0.022, transfer: 0.011 },
    });
    expect(valuesOf(report, 'probe_http_status_code')).toEqual({ '': 200 });
    expect(valuesOf(report, 'probe_http_redirects')).toEqual({ '': 1 });
    expect(valuesOf(report, 'probe_http_ssl')).toEqual({ '': 1 });
    expect(valuesOf(report, 'probe_ip_protocol')).toEqual({ '': 6 });
    expect(valuesOf(report, 'probe_tls_version')).toEqual({ 'TLS 1.3': 1 });
  });

  it('tells the end of the chain that was presented, and of no other certificate', () => {
    const certificate = (id: string, notAfter: string): Certificate => {
      const name = { subject: id, issuer: id, notBefore: '2026-01-01T00:00:00.000Z' };
      return { id, ...name, notAfter: `${notAfter}T00:00:00.000Z`, names: [], der: '' };
    };
    const certificates = [
      certificate('leaf', '2027-01-02'),
      certificate('issuer', '2027-01-01'),
      certificate('other', '2026-01-01'),
    ];
    const handshake: HandshakeObservation = {
      ...{ ...base, role: 'target', checkedName: 'a', bytesRead: 1 },
      ...{ step: 'handshake', durationMs: 1, chain: ['leaf', 'issuer'] },
    };
    const ends = (observations: readonly Observation[]): Record<string, number> =>
      valuesOf({ ...seeing(observations), certificates }, 'probe_ssl_earliest_cert_expiry');
    expect(ends([handshake])).toEqual({ '': Date.parse('2027-01-01') / 1000 });
    expect(ends([{ ...handshake, role: 'proxy' }])).toEqual({});
    expect(ends([])).toEqual({});
  });

  it('says 0, as the blackbox exporter does, of what did not happen', () => {
    const report = seeing([]);
    expect(valuesOf(report, 'probe_http_status_code')).toEqual({ '': 0 });
    expect(valuesOf(report, 'probe_ip_protocol')).toEqual({ '': 0 });
    expect(valuesOf(report, 'probe_http_ssl')).toEqual({ '': 0 });
    expect(valuesOf(report, 'probe_tls_version')).toEqual({});
  });
});
