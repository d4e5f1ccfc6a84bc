import { expect, it } from 'vitest';
import { shown } from '../../src/record/check.ts';

it('shown() cuts no login in its middle', () => {
  const login = `name-not-foundhttp://jane:p/${'x'.repeat(20)}@proxy.example`;
  expect(shown(login)).toBe('"name-not-foundhttp"');
  expect(shown('port-refused')).toBe('"port-refused"');
  expect(shown('a'.repeat(100))).toBe(JSON.stringify('a'.repeat(40)));
});
