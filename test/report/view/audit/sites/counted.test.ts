import { expect, it } from 'vitest';
import { plainText } from '../../../../../src/report/text/say.ts';
import { counted } from '../../../../../src/report/view/audit/sites/counted.ts';

it('counted() has one and many', () => {
  expect([1, 2].map((count) => plainText(counted(count, 'site')))).toEqual(['1 site', '2 sites']);
});
