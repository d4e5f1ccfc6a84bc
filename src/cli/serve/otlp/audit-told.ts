import type { Report } from '../../../model/audit/report.ts';
import { boundedFamilies } from '../../../report/formats/metrics/bounded-families.ts';
import { auditMetrics } from '../../../report/view/metrics/audit-metrics.ts';
import { metricKinds, sampleName } from '../../../report/view/metrics/metric-kinds.ts';
import { servedPieces } from '../../out/served-text.ts';
import { type ToldMetric, unitOf } from './told-metric.ts';

/**
 * What `/probe?audit=NAME` has of an audit, without secrets; each series with the name of the audit besides, which a scrape
 * has as its instance. A histogram begins anew with each audit: it counts since that began.
 */
export async function auditTold(audit: string, report: Report): Promise<readonly ToldMetric[]> {
  const families = await servedPieces(report, (shown) => boundedFamilies(auditMetrics(shown)));
  const sinceMs = Date.parse(report.startedAt);
  return families.map(({ name, entries }): ToldMetric => {
    const { type, help } = metricKinds[name];
    const called = sampleName(name);
    const unit = unitOf(called);
    return {
      ...{ name: called, help, sinceMs, type: type === 'info' ? 'gauge' : type },
      ...(unit && { unit }),
      entries: entries.map(({ labels, samples }) => ({ labels: { audit, ...labels }, samples })),
    };
  });
}
