import { describe, expect, it } from 'vitest';
import { findingPage } from '../../../src/cli/explain/finding-page.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';

describe('findingPage()', () => {
  it.each(findingKinds)('has the page of %s', async (kind) => {
    expect(await findingPage(kind)).toMatch(/^# /);
  });
});
