import { link, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFiles, filesOf } from '../../../src/cli/args/check-files.ts';
import { temporaryFolder } from '../run-cli.ts';

it('finds an output that is an input, by whatever name', async () => {
  const folder = await temporaryFolder();
  const file = (name: string): string => join(folder, name);
  await writeFile(file('list.csv'), 'a.example');
  await link(file('list.csv'), file('hard.csv'));
  if (process.platform !== 'win32') await symlink('list.csv', file('soft.csv'));
  else await link(file('list.csv'), file('soft.csv'));
  const list = file('list.csv');
  for (const output of ['list.csv', 'hard.csv', 'soft.csv']) {
    const written = [{ option: '--output', path: file(output) }];
    for (const field of ['catalogues', 'settings', 'ca', 'expectRoot'] as const) {
      const read = filesOf({ [field]: [list] });
      await expect(checkFiles({ written, read }), output).rejects.toThrow(
        `Cannot use ${JSON.stringify(list)} for ${read[0]?.option}: --output would replace it`,
      );
    }
    const read = [{ path: list }];
    await expect(checkFiles({ written, read })).rejects.toThrow('replace it');
    const routes = filesOf({ routes: [`pac+file:${list}`] });
    await expect(checkFiles({ written, read: routes })).rejects.toThrow('for --route');
  }
});

it('finds two outputs that are one, also where there is none yet', async () => {
  const folder = await temporaryFolder();
  const written = [
    { option: '--output', path: join(folder, 'a.json') },
    { option: '--save', path: join(folder, '.', 'a.json') },
  ];
  await expect(checkFiles({ written, read: [] })).rejects.toThrow(
    'for --save: --output would replace it',
  );
});

it('lets pass what is another file, and devices', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.csv'), '');
  await checkFiles({
    written: [{ option: '--output', path: join(folder, 'b.csv') }],
    read: filesOf({ catalogues: [join(folder, 'a.csv')] }),
  });
  if (process.platform === 'win32') return;
  const written = ['--output', '--save'].map((option) => ({ option, path: '/dev/null' }));
  await checkFiles({ written, read: [] });
});
