import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { waterfalls } from '../../../../../src/report/formats/html/audit/waterfalls.ts';
import { tagsOf, textOf } from '../skeleton.ts';

const drawn = (report: Parameters<typeof waterfalls>[0]): string =>
  [...(waterfalls(report)?.pieces ?? [])].join('');

describe('waterfalls()', () => {
  it('draws nothing where nothing was observed', () => {
    expect(waterfalls({ ...company, observations: [] })).toBeUndefined();
  });

  it('draws a fold a target, with a bar a step', () => {
    const html = drawn(company);
    expect(tagsOf(html).filter((tag) => tag === '<details>').length).toBeGreaterThan(0);
    expect(tagsOf(html).filter((tag) => tag.startsWith('<path')).length).toBeGreaterThan(0);
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
