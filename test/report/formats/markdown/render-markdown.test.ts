import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { large } from '../../../../fixtures/report/large.ts';
import { oneProxy } from '../../../../fixtures/report/one-proxy.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown/render-markdown.ts';

const blank = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** The text with fences and code spans taken out: what a reader of Markdown would act upon. */
function live(text: string): string[] {
  return text
    .replace(/^```(?:sh|powershell)\n(?:(?!.*```).*\n)+```$/gm, '')
    .split('\n')
    .map((line) => line.replace(/`[^`]*`/g, ''));
}

describe('renderMarkdown()', () => {
  it('writes the company as it is kept', () => {
    const saved = readFileSync(
      new URL('../../../../fixtures/report/company.md', import.meta.url),
      'utf8',
    );
    expect(renderMarkdown(company)).toBe(saved.replaceAll('\r\n', '\n'));
  });

  it.each(everyReport)('leaves nothing of "%s" that Markdown would act upon', (_, report) => {
    for (const line of live(renderMarkdown(report))) {
      const text = line.replace(/^\|( :?--:? \|)+$|^#+ |^- \*\*[A-Z][a-z ]+:\*\*|^- /, '');
      expect(text.replaceAll('**', '').replace(/^\||\|$/g, '')).not.toMatch(/[`<>[\]@#~_\\*&$!]/);
      expect(text).not.toMatch(/www\.|:\/\/|[\w]+\.[\w]+@|GH-\d|[0-9a-f]{7,}/i);
      expect(text).not.toMatch(blank);
    }
  });

  it.each(everyReport)('keeps every row of a table of "%s" as wide as its head', (_, report) => {
    const tables = renderMarkdown(report)
      .split('\n\n')
      .filter((block) => block.startsWith('|'));
    for (const table of tables) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map((line) => line.split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it.each(everyReport)('ends "%s" in one newline', (_, report) => {
    expect(renderMarkdown(report)).toMatch(/[^\n]\n$/);
  });

  it('says in its heading what the audit comes to', () => {
    expect(renderMarkdown(company)).toMatch(/^# Network audit: NOT READY\n/);
    expect(renderMarkdown(allFine)).toMatch(/^# Network audit: READY\n/);
  });

  it('has a table for each service', () => {
    const text = renderMarkdown(company);
    expect(text).toContain('### Microsoft Defender for Endpoint / Cyber data\n');
    expect(text).toContain('### Certificate revocation\n');
  });

  it('makes one entry of ninety targets that one proxy refuses', () => {
    const text = renderMarkdown(oneProxy);
    expect(text.match(/^### \d+\. /gm)).toHaveLength(1);
    expect(text).toContain('and 80 more');
  });

  it('bounds a report of many targets, routes and causes, and says so', () => {
    const [target] = large.targets;
    const [route] = large.routes;
    const many = {
      ...large,
      targets: Array.from({ length: 1500 }, (_, index) => ({ ...target, id: `t${index}` })),
      routes: Array.from({ length: 50 }, (_, index) => ({ ...route, id: `r${index}` })),
      findings: large.findings.map((finding, index) => ({
        ...finding,
        facts: { product: `p${index}` },
      })),
    } as typeof large;
    const text = renderMarkdown(many);
    expect(text).toContain('And 500 more targets');
    expect(text).toContain('And 10 more routes');
    expect(text).toContain('And 360 more causes');
  });
});
