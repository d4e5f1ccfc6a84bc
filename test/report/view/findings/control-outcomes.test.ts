import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown/render-markdown.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { outcomeText } from '../../../../src/report/view/findings/control-outcomes.ts';

const base = company.attempts[0];

describe('controlOutcomes()', () => {
  it('stands in a table of Markdown, and only where there are control hosts', () => {
    if (base === undefined) throw new Error('the company has attempts');
    const attempt = {
      ...base,
      id: 'a99',
      target: 'c1',
      host: 'c.example',
      purpose: 'control' as const,
      control: 'way-out' as const,
      verdict: 'reachable' as const,
    };
    const report = { ...company, attempts: [...company.attempts, attempt] };
    expect(renderMarkdown(report)).toMatch(
      /## Control hosts\n\n[^#]*`c\.example` \| `direct` \| passes/,
    );
    expect(renderMarkdown(company)).not.toContain('## Control hosts');
  });

  it('has words for what passes, fails and was not asked to the end', () => {
    const one = { host: 'c.example', route: 'direct' };
    expect(plainText(outcomeText({ ...one, passes: true }))).toBe('passes');
    expect(plainText(outcomeText({ ...one, passes: false }))).toBe('fails');
    expect(plainText(outcomeText({ ...one, passes: false, code: 'timeout' }))).toBe(
      'fails (timeout)',
    );
    expect(plainText(outcomeText(one))).toBe('not asked to the end');
  });
});
