import type { LoadReport } from '../../../../model/load/load-report.ts';
import { stableJson } from '../../../text/stable-json.ts';
import { loadRows } from '../../../view/load/load-rows.ts';

/**
 * A run of load as newline-delimited JSON, one object a line: `head`, every `way`, every
 * `measure`, `trial` and `compare`, then `cost` and `limit` where there are any, and `end` last: a
 * file without it was cut.
 */
export function* renderLoadNdjson(report: LoadReport): Iterable<string> {
  const { ways, measures: _, cost, limit, ended, finishedAt, ...head } = report;
  yield line('head', head);
  for (const way of ways) yield line('way', way);
  for (const { kind, ...row } of loadRows(report)) yield line(kind, row);
  if (cost) yield line('cost', cost);
  if (limit) {
    const { trials: __, comparison: ___, ...found } = limit;
    yield line('limit', found);
  }
  yield line('end', { ended, finishedAt });
}

function line(type: string, value: object): string {
  return `${stableJson({ ...value, type })}\n`;
}
