import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { rulingNames } from '../../src/model/rules/ruling.ts';
import { aclTypes } from '../../src/rehearse/squid/acl-types.ts';

it('docs/rehearse.md tells of every ruling, and of every ACL type whose values are read', async () => {
  const page = await readFile(new URL('../../docs/rehearse.md', import.meta.url), 'utf8');
  for (const name of rulingNames) expect(page).toContain(`| \`${name}\` |`);
  for (const [name, { isValueless }] of aclTypes) {
    if (!isValueless) expect(page).toContain(`\`${name}\``);
  }
});
