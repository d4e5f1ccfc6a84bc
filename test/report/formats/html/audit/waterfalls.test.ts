import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { placesOf } from '../../../../../src/report/formats/html/audit/places.ts';
import { waterfalls } from '../../../../../src/report/formats/html/audit/waterfalls.ts';
import { tagsOf, textOf } from '../skeleton.ts';

const falls = (report: Report): ReturnType<typeof waterfalls> =>
  waterfalls(report, placesOf(report, 5000));
const drawn = (report: Report): string => (falls(report)?.pieces ?? []).join('');

describe('waterfalls()', () => {
  it('draws nothing where nothing was observed', () => {
    expect(falls({ ...company, observations: [] })).toBeUndefined();
  });

  it('draws a fold a target, with a bar a step', () => {
    const html = drawn(company);
    expect(tagsOf(html).filter((tag) => tag === '<details>').length).toBeGreaterThan(0);
    expect(tagsOf(html).filter((tag) => tag.startsWith('<path')).length).toBeGreaterThan(0);
  });

  it('leads back to the matrix and to the cause, from within the fold', () => {
    const html = drawn(company);
    expect(html).toContain('</summary><p id="t1"><a href="#m1">Row in the matrix</a></p><table');
    expect(html).toContain('<td class="blocked"><a href="#c1">BLOCKED</a></td>');
  });

  it('counts the targets for which there is no room', () => {
    const [first] = company.attempts.filter(
      ({ id, purpose }) =>
        purpose === 'audit' && company.observations.some(({ attempt }) => attempt === id),
    );
    const target = company.targets.find(({ id }) => id === first?.target);
    if (!first || !target) throw new Error('no attempt that observed anything');
    const many = Array.from({ length: 9000 }, (_, at) => `t${at}`);
    const html = drawn({
      ...company,
      targets: many.map((id) => ({ ...target, id })),
      attempts: many.map((id) => ({ ...first, target: id })),
    });
    expect(html.length).toBeLessThan(1_710_000);
    const [, left] = /And (\d+) more targets: the JSON report/.exec(textOf(html)) ?? [];
    const shown = tagsOf(html).filter((tag) => tag === '<details>').length;
    expect(shown + Number(left)).toBe(many.length);
  });
});
