import { expect, it } from 'vitest';
import { merged } from '../../../../../fixtures/report/merged.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { siteTexts } from '../../../../../src/report/view/audit/sites/site-texts.ts';

it('siteTexts() calls nothing ready where no audit could be read', () => {
  const { title, summary } = siteTexts({ ...merged, sites: [], causes: [], verdicts: [] });
  expect(plainText(title)).toBe('Network audits of 0 sites: NOT KNOWN');
  expect(plainText(summary)).toBe('No audit was read.');
});
