import { expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { merged } from '../../../fixtures/report/merged.ts';

it('mergeSites() adds histograms up, and counts an audit once', () => {
  expect(merged.sites.map(({ name }) => name)).toEqual(['Berlin', 'Munich', 'lyon']);
  expect(merged.repeated).toEqual([{ file: 'reports/lyon.html', sameAs: 'reports/lyon.json' }]);
  const [row] = company.latency;
  const sum = merged.latency.find(
    ({ route, step, role }) => route === row?.route && step === row.step && role === row.role,
  );
  expect(sum?.count).toBeGreaterThanOrEqual(
    2 * (row?.histogram.reduce((n, [, c]) => n + c, 0) ?? 1),
  );
});
