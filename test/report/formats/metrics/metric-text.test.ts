import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenFamilies } from '../../../../src/report/formats/metrics/metric-text.ts';
import { gauge, type MetricFamily } from '../../../../src/report/view/metrics/metric-family.ts';
import { readMetrics } from './read-metrics.ts';

function write(...families: readonly MetricFamily[]): string {
  return [...writtenFamilies(families)].map(({ text }) => text).join('');
}

/** One value for each text, as a label. */
function labelled(...texts: readonly string[]): MetricFamily {
  return gauge(
    'probe_success',
    texts.map((target) => [{ target }, 1]),
  );
}

describe('writtenFamilies()', () => {
  it('escapes what a line or a label would end at', () => {
    expect(write(labelled('a"b\\c\nd'))).toBe('probe_success{target="a\\"b\\\\c\\\\nd"} 1\n');
  });

  it('bounds a label of a megabyte', () => {
    const [one] = readMetrics(write(labelled('x'.repeat(1_000_000))));
    expect(one?.labels['target']).toMatch(/^x+\.\.\.$/);
    expect(one?.labels['target']?.length).toBe(200);
  });

  it('reads any texts back as one line each, and counts those that became alike', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const samples = readMetrics(write(labelled(...texts)));
        const told = samples.filter(({ name }) => name === 'probe_success');
        const [left] = samples.filter(({ name }) => name === 'netready_left_out');
        expect(told.length + (left?.value ?? 0)).toBe(texts.length);
      }),
    );
  });

  it('tells one of those that bounding made alike, and counts the others', () => {
    const long = 'x'.repeat(300);
    expect(readMetrics(write(labelled(`${long}1`, `${long}2`)))).toMatchObject([
      { name: 'probe_success' },
      { name: 'netready_left_out', labels: { metric: 'probe_success' }, value: 1 },
    ]);
  });

  it('tells 2,000 entries of a metric, and how many more there are', () => {
    const samples = readMetrics(write(labelled(...Array.from({ length: 2345 }, (_, n) => `${n}`))));
    expect(samples).toHaveLength(2001);
    expect(samples.at(-1)).toMatchObject({ name: 'netready_left_out', value: 345 });
  });

  it('leaves out a metric of which there is nothing', () => {
    expect([...writtenFamilies([gauge('probe_success', [])])]).toEqual([]);
  });
});
