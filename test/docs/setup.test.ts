import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { setupLineIds, setupStates } from '../../src/model/guide/setup-line.ts';

it('docs/setup.md tells of every step and state', async () => {
  const page = await readFile(new URL('../../docs/setup.md', import.meta.url), 'utf8');
  for (const name of [...setupLineIds, ...setupStates]) expect(page).toContain(`| \`${name}\` |`);
});
