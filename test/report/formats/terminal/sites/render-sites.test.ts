import { expect, it } from 'vitest';
import { merged } from '../../../../../fixtures/report/merged.ts';
import { renderSites } from '../../../../../src/report/formats/terminal/sites/render-sites.ts';

it('renderSites() keeps to the width, and begins with the answer', () => {
  const lines = renderSites(merged, { width: 80, color: false }).split('\n');
  expect(lines[0]).toBe('Network audits of 3 sites: NOT READY');
  expect(lines.filter(({ length }) => length > 80)).toEqual([]);
});
