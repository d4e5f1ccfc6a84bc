import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ruleDialects } from '../../src/model/rules/rule-dialect.ts';
import { ruleLists } from '../../src/model/rules/rule-entry.ts';
import { dialects } from '../../src/rules/dialects.ts';

it('docs/rules.md tells of every list and dialect, and of those that a device fetches', async () => {
  const page = await readFile(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  for (const list of ruleLists) expect(page).toContain(`| \`${list}\` |`);
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  for (const name of ruleDialects) {
    const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``));
    expect([name, row?.split('|')[6]?.trim() !== '']).toEqual([
      name,
      dialects[name].feed !== undefined,
    ]);
  }
});
