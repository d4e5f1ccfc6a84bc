import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { loadLimit } from '../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../fixtures/report/load-run.ts';
import { renderLoadCsv } from '../../../../src/report/formats/csv/render-load-csv.ts';

describe('renderLoadCsv()', () => {
  it.each(everyLoadReport)('writes %s so that it is read back', (_, report) => {
    const rows: string[][] = parse([...renderLoadCsv(report)].join(''));
    const trials = (report.limit?.trials.length ?? 0) + (report.limit?.comparison?.length ?? 0);
    expect(rows).toHaveLength(1 + report.measures.length + trials);
  });

  it('has figures under their names, and nothing where nothing was', () => {
    const rows: Record<string, string>[] = parse([...renderLoadCsv(loadRun)].join(''), {
      columns: true,
    });
    expect(rows[0]).toMatchObject({
      kind: 'measure',
      way: 'proxy',
      held: '',
      p50Ms: '21.42',
      p999Ms: '',
      tunnelP50Ms: '20',
      proxyHandshakeP50Ms: '',
      limits: '',
    });
    const [, trial] = parse([...renderLoadCsv(loadLimit)].join('')) as string[][];
    expect(trial?.slice(0, 5)).toEqual(['trial', 'proxy', '50', 'true', '']);
  });
});
