import { link, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../src/cli/args/check-files.ts';
import { parseOptions } from '../../../src/cli/args/option.ts';
import { temporaryFolder } from '../run-cli.ts';

const names = ['output', 'save', 'catalogue', 'settings', 'ca', 'route', 'resume'];
const options = names.map((name) => ({ name, value: 'X', repeatable: true, help: '' }) as const);
const check = (words: readonly string[]): Promise<void> => checkFiles(parseOptions(words, options));

it('finds an output that is an input, by whatever name', async () => {
  const folder = await temporaryFolder();
  const file = (name: string): string => join(folder, name);
  await writeFile(file('list.csv'), 'a.example');
  await link(file('list.csv'), file('hard.csv'));
  if (process.platform !== 'win32') await symlink('list.csv', file('soft.csv'));
  else await link(file('list.csv'), file('soft.csv'));
  for (const output of ['list.csv', 'hard.csv', 'soft.csv']) {
    for (const option of ['catalogue', 'settings', 'ca', 'resume']) {
      const words = ['--output', file(output), `--${option}`, file('list.csv')];
      await expect(check(words), output).rejects.toThrow(`for --${option}: --output would replace`);
    }
    await expect(check(['--output', file(output), file('list.csv')])).rejects.toThrow('replace it');
    const route = ['--route', `pac+file:${file('list.csv')}`];
    await expect(check(['--output', file(output), ...route])).rejects.toThrow('for --route');
  }
});

it('finds two outputs that are one, also where there is none yet', async () => {
  const folder = await temporaryFolder();
  const words = ['--output', join(folder, 'a.json'), '--save', join(folder, '.', 'a.json')];
  await expect(check(words)).rejects.toThrow('for --save: --output would replace it');
});

it('lets pass what is another file, and devices', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.csv'), '');
  await check(['--catalogue', join(folder, 'a.csv'), '--output', join(folder, 'b.csv')]);
  if (process.platform !== 'win32') await check(['--output', '/dev/null', '--save', '/dev/null']);
});
