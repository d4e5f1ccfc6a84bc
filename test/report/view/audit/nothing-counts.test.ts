import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { exitStatus } from '../../../../src/diagnosis/exit-status.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import type { Target } from '../../../../src/model/target/target.ts';
import { renderHtml } from '../../../../src/report/formats/html/render-html.ts';
import { summaryLine } from '../../../../src/report/formats/line/summary-line.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown/render-markdown.ts';
import { renderTable } from '../../../../src/report/formats/terminal/audit/render-table.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { nextStep } from '../../../../src/report/view/audit/answer/next-step.ts';
import { outcome } from '../../../../src/report/view/audit/outcome.ts';
import { auditMetrics } from '../../../../src/report/view/metrics/audit-metrics.ts';

const wildcard = { required: false, notRun: 'wildcard-without-known-name' } as const;
const mixed = withTargets((target, index) => ({
  ...target,
  ...(index === 0 ? { required: false } : wildcard),
}));
const optional = withTargets((target) => ({ ...target, required: false }));
const barred: Report = {
  ...allFine,
  verdicts: allFine.verdicts.map((one) => ({ ...one, verdict: 'not-applicable' })),
};
const empty: Report = {
  ...allFine,
  ...{ targets: [], verdicts: [], attempts: [], observations: [], findings: [] },
  summary: { ...allFine.summary, targets: 0, reachable: 0 },
};

describe('an audit of which no target counts', () => {
  it.each([
    ['some of each', mixed, '1 is optional', /^A wildcard cannot be asked: give a list/, 0],
    ['optional', optional, '3 are optional', /^Give a list, a system or a region/, 0],
    [
      'barred',
      barred,
      '3 are for components that cannot take any way here',
      /^Audit again over/,
      2,
    ],
    ['no target', empty, 'there is no target', /^Give a list, a system or a region/, 2],
  ])('is not known, with why and what to do: %s', (_, report, why, next, exit) => {
    const { ready, word, sentence, status } = outcome(report);
    expect(ready).toBe(false);
    expect(plainText(word)).toBe('NOT KNOWN');
    expect(plainText(sentence)).toMatch(
      /^NOT KNOWN: no required target was tried over the route in effect: /,
    );
    expect(plainText(sentence)).toContain(why);
    expect(plainText(status)).toBe(
      exit === 0
        ? 'Exit status 0 (what was tried is optional, and never counted).'
        : 'Exit status 2 (nothing could be concluded).',
    );
    expect(exitStatus(report)).toBe(exit);
    expect(plainText(nextStep(report))).toMatch(next);
  });

  it.each([
    [
      'a table',
      (report: Report) => renderTable(report, { width: 100, color: false, unicode: true }),
    ],
    ['Markdown', (report: Report) => renderMarkdown(report)],
    ['a page', (report: Report) => [...renderHtml(report)].join('')],
    ['a line', summaryLine],
  ])('is not called ready in %s', (_, render) => {
    for (const report of [mixed, optional, barred, empty]) {
      const text = render(report);
      expect(text).toContain('NOT KNOWN');
      expect(text).not.toMatch(/\bREADY\b/);
      expect(text).not.toContain('Nothing has to change');
    }
  });

  it('is told on one line', () => {
    expect(summaryLine(mixed)).toBe(
      'NOT KNOWN: no required target was tried over the route in effect: 2 are wildcards without a known name, 1 is optional. | 3 reachable\n',
    );
  });

  it('has a metric that is not 1', () => {
    const ready = auditMetrics(mixed).find(({ name }) => name === 'netready_ready');
    expect(JSON.stringify(ready?.entries)).not.toContain('1');
  });

  it('fails nobody who asked for that, and says the same', () => {
    const report = { ...mixed, options: { ...mixed.options, failOn: 'never' as const } };
    expect(exitStatus(report)).toBe(0);
    expect(plainText(outcome(report).word)).toBe('NOT KNOWN');
  });

  it('decides nothing where some rows alone were tried', () => {
    const report = { ...optional, options: { ...optional.options, only: { listed: 40 } } };
    expect(plainText(outcome(report).sentence)).toBe(
      'NOT KNOWN: none of the targets that were tried decides anything: 3 are optional; the list has 40 in all.',
    );
  });
});

function withTargets(change: (target: Target, index: number) => Target): Report {
  return { ...allFine, targets: allFine.targets.map(change) };
}
