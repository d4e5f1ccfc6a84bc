import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { sampled } from '../../../../fixtures/report/sampled.ts';
import { told } from '../../../../fixtures/report/told.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown/render-markdown.ts';
import { renderTable } from '../../../../src/report/formats/terminal/audit/render-table.ts';
import { latencySheet } from '../../../../src/report/formats/xlsx/sheets/latency-sheet.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { latencyRows, slowestHosts } from '../../../../src/report/view/latency/latency-rows.ts';

const proxy = 'http://proxy.office.example:3128';
const report: Report = {
  ...company,
  latency: [
    told({ route: proxy, step: 'transfer', count: 20, p50: 1, p90: 2, p95: 2.5, max: 3 }),
    told({ route: proxy, step: 'first-byte', count: 20, p50: 5, p90: 6, p95: 7, max: 8 }),
  ],
  overhead: [told({ route: proxy, count: 12, p50: -3.25, p90: 41.5 })],
  slowest: [
    { route: proxy, target: 't7', count: 2, p50: 304.5 },
    { route: proxy, target: 't99', count: 1, p50: 9 },
  ],
};
const host = company.targets.find(({ id }) => id === 't7')?.host ?? '';
const table = (told: Report): string =>
  renderTable(told, { width: 100, color: false, unicode: true });

describe('latencyRows()', () => {
  it('has the steps of a route in order, and what its proxy costs last', () => {
    expect(latencyRows(report).map(({ name, p50 }) => [plainText(name), p50])).toEqual([
      ['first byte of answer', 5],
      ['rest of answer', 1],
      ['more than direct', -3.25],
    ]);
  });

  it('names the slowest by their hosts, and one that is no target by its id', () => {
    expect(slowestHosts(report).get(proxy)).toMatchObject([
      { host, ms: 304.5 },
      { host: 't99', ms: 9 },
    ]);
  });
});

describe('cold and warm samples', () => {
  it('have a column in Markdown, and are explained', () => {
    const text = renderMarkdown(sampled);
    expect(text).toContain('| Route | Step | Series | Count |');
    expect(text).toContain(`| \`${proxy}\` | tunnel | cold | 2 | 120.0 |`);
    expect(text).toContain(`| \`${proxy}\` | connect (proxy) |  | 400 |`);
    expect(text).toContain('\ncold: the first try of a target over a route. warm: ');
  });

  it('have a column in the workbook', () => {
    const rows = [...latencySheet(sampled).rows].map(({ cells }) =>
      cells.slice(2, 5).map(({ value }) => value),
    );
    expect(rows).toContainEqual(['Step', 'Tries', 'Count']);
    expect(rows).toContainEqual(['tunnel', 'first (cold)', 2]);
    expect(rows).toContainEqual(['more than direct', 'later (warm)', 38]);
    expect(rows).toContainEqual(['slowest: b.example', undefined, 20]);
  });

  it('are not spoken of where there is one sample', () => {
    for (const text of [table(company), renderMarkdown(company)]) {
      expect(text).not.toMatch(/cold|warm/);
    }
    expect(JSON.stringify([...latencySheet(company).rows])).not.toContain('Tries');
  });
});

describe('the overhead and the slowest targets', () => {
  it('stand below the steps of their route in a table', () => {
    expect(table(report)).toMatch(/\n {4}more than direct +12 +-3\.3 +41\.5\n/);
    expect(table(report)).toContain(`    slowest to first byte: ${host} 304.5, t99 9.0\n`);
    expect(table(report)).toMatch(/Latency in ms +count +p50 +p90 +p95 +max\n/);
  });

  it('stand in Markdown', () => {
    const text = renderMarkdown(report);
    expect(text).toContain(`| \`${proxy}\` | more than direct | 12 | -3.3 | 41.5 |  |  |`);
    expect(text).toContain(`- \`${proxy}\`: \`${host}\` 304.5, \`t99\` 9.0\n`);
  });

  it('stand in the workbook', () => {
    const rows = [...latencySheet(report).rows].map(({ cells }) => cells.map(({ value }) => value));
    const empty = undefined;
    expect(rows).toContainEqual([
      proxy,
      'yes',
      'more than direct',
      12,
      -3.25,
      41.5,
      empty,
      empty,
      empty,
    ]);
    expect(rows).toContainEqual([
      proxy,
      'yes',
      `slowest: ${host}`,
      2,
      304.5,
      empty,
      empty,
      empty,
      empty,
    ]);
  });

  it('are no line where there are none', () => {
    expect(table(company)).not.toMatch(/more than direct|slowest/);
    expect(renderMarkdown(company)).not.toMatch(/more than direct|lowest/);
  });

  it('let no host write to the terminal', () => {
    const targets = report.targets.map((target) => ({ ...target, host: 'a\u001b[31m\nb' }));
    const lines = table({ ...report, targets }).split('\n');
    expect(lines.filter((line) => line.includes('\u001b'))).toEqual([]);
    expect(lines.filter((line) => line === 'b')).toEqual([]);
  });
});
