import { expect, it } from 'vitest';
import { drawnBefore } from '../../../../../src/report/formats/html/chart/drawn-before.ts';

it('draws what is asked for once, and again only what was not', () => {
  const specs: unknown[] = [];
  const draw = (spec: object) => {
    specs.push(spec);
    return { width: 1, height: 1, svg: JSON.stringify(spec) };
  };
  const before = drawnBefore(draw, (drawn) => drawn({ a: 1 }));
  expect(before.draw({ a: 1 }).svg).toBe('{"a":1}');
  expect(before.draw({ a: 2 }).svg).toBe('{"a":2}');
  expect(specs).toEqual([{ a: 1 }, { a: 2 }]);
});
