// How many files does an installation bring, how many packages, and how large is it?
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verdict } from '../verdict.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'netready-size-'));
try {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: root });
  const tarball = join(folder, JSON.parse(stdout)[0].filename);
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
  await run('npm', ['install', '--prefix', folder, ...quiet, tarball], { cwd: folder });
  const modules = join(folder, 'node_modules');
  const files = await readdir(modules, { recursive: true, withFileTypes: true });
  // npm's own notes of what lies where, and the link to the command.
  const brought = files.filter(
    (one) => one.isFile() && !/[/\\]\.bin$/.test(one.parentPath) && !one.name.startsWith('.'),
  );
  const sizes = await Promise.all(
    brought.map(async ({ name, parentPath }) => (await stat(join(parentPath, name))).size),
  );
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const packages = brought.filter(({ name }) => name === 'package.json').length - 1;
  console.log(`${brought.length} files, ${packages} packages, ${megabytes.toFixed(1)} MB`);
  verdict([
    { name: 'files of an installation', value: brought.length, most: 40, unit: 'files' },
    { name: 'packages of an installation', value: packages, most: 1, unit: '' },
    { name: 'size of an installation', value: megabytes, most: 20, unit: 'MB' },
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
