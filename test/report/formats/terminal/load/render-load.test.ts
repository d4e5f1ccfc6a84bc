import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import type { Measure } from '../../../../../src/model/load/load-measure.ts';
import type { LoadReport } from '../../../../../src/model/load/load-report.ts';
import { renderLoadMarkdown } from '../../../../../src/report/formats/markdown/render-markdown.ts';
import { renderLoad } from '../../../../../src/report/formats/terminal/load/render-load.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';

const [proxy, direct] = loadRun.measures as [Measure, Measure];

function plain(report: LoadReport, { width = 80, unicode = true } = {}): string {
  return renderLoad(report, { width, unicode, color: false });
}

function saved(name: string): string {
  return readFileSync(new URL(`../../../../../fixtures/report/${name}`, import.meta.url), 'utf8');
}

describe('renderLoad()', () => {
  it('draws a run as it is kept', () => {
    expect(plain(loadRun)).toBe(saved('load-run.80.txt'));
  });

  it('draws a search for the limit as it is kept', () => {
    expect(plain(loadLimit)).toBe(saved('load-limit.80.txt'));
  });

  it.each([
    ['proxy', 'It is the proxy, or '],
    ['target', 'It is the target, or '],
    ['this-machine', 'It is THIS MACHINE: '],
    ['connections', 'It is --connections: '],
    ['not-known', 'Whose limit it is, is NOT KNOWN.'],
  ] as const)('says whose limit it is: %s', (owner, words) => {
    const limit = loadLimit.limit && { ...loadLimit.limit, owner };
    expect(plain({ ...loadLimit, ...(limit && { limit }) })).toContain(words);
  });

  it.each([
    [1, ['event-loop'], true],
    [1, ['event-loop', 'cpu'], false],
    [1, ['late-starts'], false],
    [2, ['event-loop'], false],
  ] as const)(
    'advises more threads than %d where %j was the limit and cores are left: %s',
    (...row) => {
      const [threads, limits, isAdvised] = row;
      const { limit, options } = loadLimit;
      if (!limit) throw new Error('no limit');
      const trials = limit.trials.map((trial) => {
        const generator = { ...trial.measure.generator, limits };
        return { ...trial, measure: { ...trial.measure, generator } };
      });
      const report: LoadReport = {
        ...loadLimit,
        options: { ...options, threads },
        limit: { ...limit, trials, owner: 'this-machine' },
      };
      const advice = 'One thread made the load, of 2 processors: raise --threads.';
      expect(plain(report).includes(advice)).toBe(isAdvised);
    },
  );

  it('says how many threads made the load', () => {
    const options = { ...loadRun.options, threads: 2 };
    const text = plain({ ...loadRun, options }).replaceAll(/\s+/g, ' ');
    expect(text).toContain('at most 200 at a time, from 2 threads');
  });

  it('says that no rate held, and why', () => {
    const limit: LoadReport['limit'] = {
      way: 'proxy',
      brokenRate: 1,
      reason: 'errors',
      owner: 'proxy-or-target',
      confidence: 'medium',
      trials: [],
    };
    expect(plain({ ...loadLimit, limit }).replaceAll('\n', ' ')).toContain(
      'No rate held, not even 1 a second: more fails than --max-errors allows.',
    );
  });

  it('keeps within the width, without spaces at the ends', () => {
    for (const width of [80, 100, 140]) {
      for (const line of plain(loadRun, { width }).split('\n')) {
        expect(cellWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/\s$/);
      }
    }
  });

  it('draws bars of ASCII where the terminal has nothing else', () => {
    const text = plain(loadRun, { unicode: false });
    expect(text).toMatch(/<= 20 ms #+ 300\n/);
    expect(text).not.toContain('█');
  });

  it('says where the figures may be of this machine, and only there', () => {
    const late = 'LIMITED BY THIS MACHINE: operations began later';
    expect(plain(loadRun)).toContain(late);
    expect(plain({ ...loadRun, measures: [proxy] })).not.toContain('LIMITED');
  });

  it('says why it ended early, and what was left out', () => {
    const [way, ...rest] = loadRun.ways;
    const leftOut = { step: 'connect', code: 'refused', detail: 'ECONNREFUSED' } as const;
    const text = plain({
      ...loadRun,
      ways: way ? [{ ...way, leftOut }, ...rest] : [],
      measures: [direct],
      ended: 'interrupted',
    });
    expect(text).toContain('through the proxy, left out: connect (proxy): refused (ECONNREFUSED)');
    expect(text).toContain('Interrupted: what was measured until then is shown.');
  });

  it('shows bytes a second where there were any', () => {
    const moved = { ...proxy, receivedBytes: 25_000_000, sentBytes: 1_000_000 };
    expect(plain({ ...loadRun, measures: [moved] })).toMatch(/MB\/s in +out\n.* 2\.50 +0\.10\n/);
  });

  it('shows nothing that a terminal would obey', () => {
    const failure = { step: 'tunnel', code: 'status', detail: '\u001b[2J\r503\u202e', count: 1 };
    const measure = { ...proxy, failures: [failure] } as Measure;
    const text = plain({ ...loadRun, measures: [measure] });
    for (const line of text.split('\n')) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('503');
  });
});

describe('renderLoadMarkdown()', () => {
  it('writes a run as it is kept', () => {
    expect(renderLoadMarkdown(loadRun)).toBe(saved('load-run.md'));
  });

  it('lets no text of the network be more than a text', () => {
    const failure = { step: 'tunnel', code: 'status', detail: '`|<b>@x', count: 1 };
    const measure = { ...proxy, failures: [failure] } as Measure;
    const text = renderLoadMarkdown({ ...loadRun, measures: [measure] });
    expect(text).toContain(String.raw`tunnel: status (\u{60}\u{7c}<b>@x)`);
  });
});
