import type { LoadReport } from '../../model/load/load-report.ts';

/**
 * The exit status of a run of load: 0 measured, 1 too much failed, 2 the way that was asked about does not
 * pass at all, 130 interrupted before any of these was seen.
 */
export function loadStatus({ ways, measures, limit, ended, options }: LoadReport): number {
  const [first] = ways;
  const isCut = ended === 'interrupted';
  if (!isCut && (first?.leftOut || (measures.length === 0 && !limit))) return 2;
  const isWrong = measures.some(
    ({ succeeded, failed }) => failed > (succeeded + failed) * options.maxErrors,
  );
  if (ended === 'errors' || isWrong) return 1;
  if (isCut) return 130;
  return limit !== undefined && limit.rate === undefined ? 1 : 0;
}
