import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { banner } from '../../../../../src/report/formats/html/audit/banner.ts';
import { answerOf } from '../../../../../src/report/view/audit/answer/answer.ts';
import { textOf } from '../skeleton.ts';

const drawn = (report: Report): string => banner(report, answerOf(report));

describe('banner()', () => {
  it('has the verdict in one line, and who must act', () => {
    const html = drawn(company);
    expect(html).toMatch(/^<header class="not-ready">/);
    expect(textOf(html)).toContain(
      'Who must act: Proxies (2), Firewalls and packet filters (1), The service itself (1)',
    );
  });

  it('names nobody where nothing has to change', () => {
    expect(drawn(allFine)).toMatch(/^<header class="ready">/);
    expect(drawn(allFine)).not.toContain('Who must act');
  });
});
