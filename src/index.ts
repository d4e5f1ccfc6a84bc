export { type AuditOptions, audit, reportOf } from './audit.ts';
export { histogramPercentile, mergeHistograms } from './diagnosis/histogram.ts';
