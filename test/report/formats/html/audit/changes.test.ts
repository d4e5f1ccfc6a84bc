import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { changes } from '../../../../../src/report/formats/html/audit/changes.ts';
import { placesOf } from '../../../../../src/report/formats/html/audit/places.ts';
import { answerOf } from '../../../../../src/report/view/audit/answer/answer.ts';
import { textOf } from '../skeleton.ts';

const drawn = (report: Report): string =>
  changes(report, { answer: answerOf(report), places: placesOf(report, 5000) });

describe('changes()', () => {
  it('tells each team what was seen, over which way, and what it is to do', () => {
    const html = drawn(company);
    expect([...html.matchAll(/<h3>([^<]*) </g)].map(([, team]) => team)).toEqual([
      'Proxies',
      'Firewalls and packet filters',
      'The service itself',
    ]);
    expect(textOf(html)).toContain('2 targets over http://proxy.office.example:3128');
    expect(html).toContain('<a href="#c2">Login demand by the proxy: ');
  });

  it('says to send the page where there is somebody to send it to', () => {
    expect(textOf(drawn(company))).toContain('Next: Send this page to each of them');
    expect(textOf(drawn(allFine))).toBe(
      'Next: Nothing has to change here. Keep the report for those who ask.\n',
    );
  });
});
