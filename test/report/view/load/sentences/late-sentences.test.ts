import { describe, expect, it } from 'vitest';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import { measureAt } from '../../../../../fixtures/report/measure.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { lateSentences } from '../../../../../src/report/view/load/sentences/late-sentences.ts';

function told(p50: number, served: number): string[] {
  const { latency } = measureAt(500);
  if (!latency) throw new Error('no latency');
  const measure = measureAt(500, {
    latency: { ...latency, p50 },
    served: { ...latency, p50: served },
  });
  return lateSentences({ ...loadRun, measures: [measure] }).map(plainText);
}

describe('lateSentences()', () => {
  it('tells the part of the headline that is our own, from a tenth of it on', () => {
    expect(told(1.1, 0.55)).toEqual([
      "Of the median of 1.10 ms since the intended start 50% is this machine's own late start, through the proxy: the way itself took 0.55 ms.",
    ]);
    expect(told(20, 18.5)).toEqual([]);
  });

  it('says nothing of a report that did not keep it apart', () => {
    const { served: _, ...old } = measureAt(500);
    expect(lateSentences({ ...loadRun, measures: [old] })).toEqual([]);
  });
});
