import { expect, it } from 'vitest';
import { drawnBefore } from '../../../../../src/report/formats/html/chart/drawn-before.ts';

it('draws what is asked for once, a turn behind each, and again only what was not', () => {
  const specs: unknown[] = [];
  const draw = (spec: object) => {
    specs.push(spec);
    return { width: 1, height: 1, svg: JSON.stringify(spec) };
  };
  const drawing = drawnBefore(draw, (drawn) => [drawn({ a: 1 }), drawn({ a: 2 })]);
  expect(drawing.next()).toEqual({ done: false, value: '' });
  expect(specs).toEqual([{ a: 1 }]);
  expect(drawing.next().value).toBe('');
  const { value: drawn } = drawing.next();
  if (typeof drawn !== 'function') throw new TypeError('it is not over');
  expect(drawn({ a: 1 }).svg).toBe('{"a":1}');
  expect(drawn({ a: 3 }).svg).toBe('{"a":3}');
  expect(specs).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
});
