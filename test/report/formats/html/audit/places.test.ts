import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../../fixtures/report/every-report.ts';
import { placesOf } from '../../../../../src/report/formats/html/audit/places.ts';
import { renderHtml } from '../../../../../src/report/formats/html/render-html.ts';

describe('placesOf()', () => {
  const places = placesOf(company, 11);

  it('goes by numbers, in the order of the targets and of the causes', () => {
    expect(places.steps('t3')).toBe('t3');
    expect(places.row('t3')).toBe('m3');
    expect(places.cause(company.findings.find(({ kind }) => kind === 'port-silence'))).toBe('c1');
    expect(places.why('t11', 'direct')).toBe('c5');
  });

  it('knows no place of what the page does not have', () => {
    expect(places.row('t12')).toBeUndefined();
    expect(places.row('t99')).toBeUndefined();
    expect(places.steps('t99')).toBeUndefined();
    expect(places.cause(undefined)).toBeUndefined();
    expect(places.why('t9', 'direct')).toBeUndefined();
  });
});

describe('the references of a page', () => {
  it.each(everyReport)('all lead somewhere, and no id stands twice: %s', (_, report) => {
    const html = [...renderHtml(report)].join('');
    const ids = [...html.matchAll(/ id="([a-z]\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(known).toContain(id);
  });
});
