import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { holdFile, holdPipe } from '../../../src/cli/saved/hold-file.ts';
import { needsNamespaces } from '../may-unshare.ts';
import { temporaryFolder } from '../run-cli.ts';

async function openedFile(below = '') {
  const folder = join(await temporaryFolder(), below);
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'audit.ndjson');
  await writeFile(path, '');
  const file = openSync(path, 'r+');
  onTestFinished(() => closeSync(file));
  return { folder, path, file, lock: join(folder, `.netready-${fstatSync(file).ino}-0.lock`) };
}

const module = fileURLToPath(new URL('../../../src/cli/saved/hold-file.ts', import.meta.url));
const holding = `
  import { openSync } from 'node:fs';
  const { holdFile } = await import(process.argv[1]);
  const release = await holdFile(openSync(process.argv[2], 'r+'), process.argv[2]);
  console.log(release ? 'held' : 'refused');
  setInterval(() => {}, 1000);
`;

/** Another process that takes the file and stays. */
function holder(path: string, before: readonly string[] = []) {
  const node = [process.execPath, '--input-type=module', '-e', holding, module, path];
  const [command = '', ...args] = [...before, ...node];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  onTestFinished(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  });
  const said = once(child.stdout, 'data').then(([word]) => String(word).trim());
  return { child, said };
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

it('takes a pipe for held that is in use, or may not be opened: of another user, of the system', async () => {
  const folder = await temporaryFolder();
  const name = (one: string): string =>
    process.platform === 'win32' ? `\\\\.\\pipe\\${basename(folder)}-${one}` : join(folder, one);
  const release = await holdPipe(name('own'));
  expect(release).toBeDefined();
  expect(await holdPipe(name('own'))).toBeUndefined();
  release?.();
  if (process.platform === 'win32') return;
  // libuv says EACCES of a socket in no folder, as Windows does of a pipe that is another user's.
  const server = createServer().listen({ path: name('none/other') });
  const [error] = await once(server, 'error');
  expect(error).toMatchObject({ code: 'EACCES' });
  expect(await holdPipe(name('none/other'))).toBeUndefined();
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

it.each([
  ['takes what one lets go that hung up when it was asked', true],
  ['leaves the file to one that is there and always hangs up', false],
] as const)('%s', async (_, letsGo) => {
  const { path, file, lock } = await openedFile();
  const other = createServer((socket) => {
    socket.destroy();
    if (letsGo) other.close();
  });
  onTestFinished(() => void other.close());
  other.listen(lock);
  await once(other, 'listening');
  const release = await holdFile(file, path);
  expect(release !== undefined).toBe(letsGo);
  release?.();
});

it('gives what a killed run left to exactly one of many that come at once', async ({ skip }) => {
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
  expect(held.length).toBe(1);
});

it.each(Array.from({ length: 8 }, (_, index) => index))(
  'gives a file to exactly one of eight processes that come at once (%i)',
  async () => {
    const { path } = await openedFile();
    const runs = Array.from({ length: 8 }, () => holder(path));
    const said = await Promise.all(runs.map(({ said }) => said));
    for (const { child } of runs) child.kill('SIGKILL');
    expect(said.filter((word) => word === 'held')).toHaveLength(1);
  },
);

it('keeps others away in a folder of a long name too', async ({ skip }) => {
  skip(process.platform !== 'linux', 'names by /proc');
  const { path, file, folder } = await openedFile(join('a'.repeat(100), 'b'.repeat(100)));
  const release = await holdFile(file, path);
  expect(await holdFile(file, path)).toBeUndefined();
  release?.();
  await expect.poll(() => readdir(folder)).toEqual(['audit.ndjson']);
});

describe('in other namespaces', () => {
  beforeEach(needsNamespaces);

  it.each(['-pf', '-nm', '-pfnm'])(
    'keeps a run in other namespaces away (unshare %s)',
    async (flags) => {
      const { path, file } = await openedFile();
      const release = await holdFile(file, path);
      const apart = holder(path, [
        'unshare',
        ...(flags.includes('p') ? ['--mount-proc'] : []),
        flags,
      ]);
      expect(await apart.said).toBe('refused');
      release?.();
      const again = holder(path, [
        'unshare',
        ...(flags.includes('p') ? ['--mount-proc'] : []),
        flags,
      ]);
      expect(await again.said).toBe('held');
      expect(await holdFile(file, path)).toBeUndefined();
      again.child.kill('SIGKILL');
    },
  );
});

it('heeds nothing that another user put there', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only root can play another user');
  const { folder, path, file, lock } = await openedFile();
  await chmod(folder, 0o777);
  const script = 'require("net").createServer().listen(process.argv[1], () => console.log("up"))';
  const squatter = spawn(process.execPath, ['-e', script, lock], { uid: 65534 });
  onTestFinished(() => void squatter.kill());
  await once(squatter.stdout, 'data');
  const release = await holdFile(file, path);
  expect(release).toBeDefined();
  expect(await readdir(folder)).toContain(basename(lock));
  release?.();
});
