/** What a metric is, in the terms of OpenMetrics 1.0. The unit, where there is one, is the end of its name. */
export interface MetricKind {
  readonly type: 'gauge' | 'info' | 'histogram';
  readonly unit?: 'seconds';
  readonly help: string;
}

export const metricNames = [
  'probe_success',
  'probe_duration_seconds',
  'probe_dns_lookup_time_seconds',
  'probe_http_duration_seconds',
  'probe_http_status_code',
  'probe_http_redirects',
  'probe_http_ssl',
  'probe_ip_protocol',
  'probe_ssl_earliest_cert_expiry',
  'probe_tls_version',
  'netready_ready',
  'netready_required_targets',
  'netready_targets',
  'netready_target_verdict',
  'netready_overall_verdict',
  'netready_target',
  'netready_step_duration_seconds',
  'netready_route_step_duration_seconds',
  'netready_findings',
  'netready_finding',
  'netready_certificate_not_after_timestamp_seconds',
  'netready_audit_timestamp_seconds',
  'netready_audit_duration_seconds',
  'netready_catalogue_timestamp_seconds',
  'netready_build',
  'netready_load',
  'netready_load_operations',
  'netready_load_failures',
  'netready_load_throughput',
  'netready_load_latency_seconds',
  'netready_load_timestamp_seconds',
  'netready_setup_step',
  'netready_left_out',
] as const;

export type MetricName = (typeof metricNames)[number];

/**
 * Every metric, by its name: names and units by the conventions of Prometheus, those of the blackbox
 * exporter where it has one. An info's samples end in `_info`. What each means, and an alert by it:
 * docs/metrics.md.
 */
export const metricKinds: Readonly<Record<MetricName, MetricKind>> = {
  probe_success: { type: 'gauge', help: 'Displays whether or not the probe was a success' },
  probe_duration_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Returns how long the probe took to complete in seconds',
  },
  probe_dns_lookup_time_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Returns the time taken for probe dns lookup in seconds',
  },
  probe_http_duration_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Duration of http request by phase, summed over all redirects',
  },
  probe_http_status_code: { type: 'gauge', help: 'Response HTTP status code' },
  probe_http_redirects: { type: 'gauge', help: 'The number of redirects' },
  probe_http_ssl: {
    type: 'gauge',
    help: 'Indicates if SSL was used for the final redirect',
  },
  probe_ip_protocol: {
    type: 'gauge',
    help: 'Specifies whether probe ip protocol is IP4 or IP6',
  },
  probe_ssl_earliest_cert_expiry: {
    type: 'gauge',
    help: 'Returns earliest SSL cert expiry in unixtime',
  },
  probe_tls_version: { type: 'info', help: 'Returns the TLS version used' },
  netready_ready: { type: 'gauge', help: '1 where every required target passes' },
  netready_required_targets: {
    type: 'gauge',
    help: 'Required targets by how they stand: passes, fails, not-tried',
  },
  netready_targets: { type: 'gauge', help: 'Targets as a whole by their verdict' },
  netready_target_verdict: {
    type: 'gauge',
    help: 'The verdict of a target over a route: 1 for the one that holds, else 0',
  },
  netready_overall_verdict: {
    type: 'gauge',
    help: 'The verdict of a target over all routes that count: 1 for the one that holds, else 0',
  },
  netready_target: { type: 'info', help: 'What a target is' },
  netready_step_duration_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'A step of a target over a route that succeeded, the median of its samples',
  },
  netready_route_step_duration_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'A step over a route, all targets of this audit; it begins anew with each audit',
  },
  netready_findings: { type: 'gauge', help: 'Findings by kind and severity' },
  netready_finding: {
    type: 'info',
    help: 'The finding that explains the verdict of a target over a route',
  },
  netready_certificate_not_after_timestamp_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'When a certificate that was seen expires',
  },
  netready_audit_timestamp_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'When the audit began',
  },
  netready_audit_duration_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'From the beginning of the audit to its end, pauses included',
  },
  netready_catalogue_timestamp_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'The date of the facts of a list of service URLs',
  },
  netready_build: { type: 'info', help: 'The version that wrote this' },
  netready_load: { type: 'info', help: 'What kind of load was put on which target' },
  netready_load_operations: {
    type: 'gauge',
    help: 'Operations of the load by what became of them: succeeded, failed, unfinished',
  },
  netready_load_failures: { type: 'gauge', help: 'Operations that failed, by step and cause' },
  netready_load_throughput: {
    type: 'gauge',
    help: 'Successes a second once the run had settled',
  },
  netready_load_latency_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'From the intended start to the end of operations that succeeded, by percentile',
  },
  netready_load_timestamp_seconds: { type: 'gauge', unit: 'seconds', help: 'When the load began' },
  netready_setup_step: {
    type: 'gauge',
    help: 'A step of the set-up guide: 1 for the state in which it is, else 0',
  },
  netready_left_out: {
    type: 'gauge',
    help: 'Entries of a metric that are not told: beyond its bound, or not told apart by their labels',
  },
};

/** What the samples of a metric are called, but for their own suffix. */
export function sampleName(name: MetricName): string {
  return metricKinds[name].type === 'info' ? `${name}_info` : name;
}
