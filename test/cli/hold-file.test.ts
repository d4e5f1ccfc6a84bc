import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { holdFile } from '../../src/cli/hold-file.ts';
import { temporaryFolder } from './run-cli.ts';

async function openedFile() {
  const folder = await temporaryFolder();
  const path = join(folder, 'audit.ndjson');
  await writeFile(path, '');
  const file = openSync(path, 'r+');
  onTestFinished(() => closeSync(file));
  return { folder, path, file, lock: join(folder, `.netready-${fstatSync(file).ino}-0.lock`) };
}

it('keeps a second run away until the first lets go, and leaves nothing behind', async () => {
  const { folder, path, file } = await openedFile();
  const release = await holdFile(file, path);
  expect(await holdFile(file, path)).toBeUndefined();
  release?.();
  const again = await holdFile(file, path);
  expect(again).toBeDefined();
  again?.();
  await expect.poll(() => readdir(folder)).toEqual(['audit.ndjson']);
});

it('takes over what a killed run left', async ({ skip }) => {
  skip(process.platform === 'win32', 'a named pipe goes with its process');
  const { path, file, lock } = await openedFile();
  const script = 'require("net").createServer().listen(process.argv[1], () => console.log("up"))';
  const child = spawn(process.execPath, ['-e', script, lock]);
  await once(child.stdout, 'data');
  expect(await holdFile(file, path)).toBeUndefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const release = await holdFile(file, path);
  expect(release).toBeDefined();
  release?.();
});

it('gives what a killed run left to one at the most of many that come at once', async ({
  skip,
}) => {
  skip(process.platform === 'win32', 'a named pipe goes with its process');
  const { path, file, lock } = await openedFile();
  const script = 'require("net").createServer().listen(process.argv[1], () => console.log("up"))';
  const child = spawn(process.execPath, ['-e', script, lock]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const all = await Promise.all(Array.from({ length: 8 }, () => holdFile(file, path)));
  const held = all.filter((release) => release !== undefined);
  for (const release of held) release();
  expect(held.length).toBeLessThanOrEqual(1);
});
