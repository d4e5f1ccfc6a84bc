import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { emptyAnswer, silentNameServer, tcpServer } from './loopback.ts';
import { temporaryFolder } from './run-cli.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const loadedBy = (args: readonly string[]): Promise<string[]> =>
  loadedIn([join(root, 'bin', 'netready.js'), ...args]);

/** What a run of Node loads of this package, its threads and processes too; Node's own is left out. */
async function loadedIn(words: readonly string[]): Promise<string[]> {
  const file = join(await temporaryFolder(), 'loaded');
  const note = `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from 'node:fs';
    import { registerHooks } from 'node:module';
    registerHooks({
      load: (url, context, next) => {
        appendFileSync(${JSON.stringify(file)}, url + '\\n');
        return next(url, context);
      },
    });`)}`;
  await promisify(execFile)(process.execPath, ['--import', note, ...words], {
    env: { PATH: process.env['PATH'] },
  });
  const urls = (await readFile(file, 'utf8')).split('\n').filter((url) => url.startsWith('file:'));
  return urls.map((url) =>
    fileURLToPath(url)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  );
}

/** One target on loopback. */
async function auditOfOne(): Promise<string[]> {
  const { port } = await tcpServer(emptyAnswer);
  const resolver = await silentNameServer();
  return [
    ...['audit', '--target', `http://127.0.0.1:${port}/`, '--resolver'],
    ...[`127.0.0.1:${resolver.port}`, '--quiet'],
  ];
}

const names = (files: readonly string[]): readonly string[] =>
  files.map((file) => file.replace(/^dist\/(.*)\.cjs$/, '$1')).toSorted();
/** What only some runs need: drawing, workbooks, a network of our own, and what is asked for by name. */
const rooms = ['charts', 'workbook', 'lab', 'serve', 'asked', 'on-demand'];
const beginning = ['bin/netready.js', 'netready', 'rolldown-runtime'];
const commands = ['commands', 'core', 'report'];

describe('the start of netready', () => {
  it('is looked at by the names that its files have', async () => {
    const files = await readdir(join(root, 'dist'));
    const known = [...rooms, ...beginning.slice(1), ...commands, 'judge', 'http'];
    expect(files).toEqual(expect.arrayContaining(known.map((name) => `${name}.cjs`)));
  });

  it.each([['--version'], ['-v']])('%s loads nothing', async (option) => {
    expect(names(await loadedBy([option]))).toEqual(['bin/netready.js', 'package.json']);
  });

  it('loads no room for the general help', async () => {
    const loaded = names(await loadedBy([]));
    expect(loaded.filter((name) => ![...beginning, ...commands].includes(name))).toEqual([]);
  });

  it('loads neither judge nor client for a plan', async () => {
    const target = ['--target', 'http://127.0.0.1:1/', '--route', 'direct'];
    const loaded = names(await loadedBy(['audit', '--plan', ...target]));
    expect(loaded).toContain('core');
    expect(['judge', 'http', ...rooms].filter((room) => loaded.includes(room))).toEqual([]);
  });

  it('loads for an audit what it uses, and not what a workbook, a PAC file or the lab needs', async () => {
    const loaded = names(await loadedBy([...(await auditOfOne()), '--route', 'direct']));
    expect(loaded).toContain('core');
    expect(rooms.filter((room) => loaded.includes(room))).toEqual([]);
  });

  it('loads for a workbook what exceljs uses, and nothing else', async () => {
    const output = join(await temporaryFolder(), 'audit.xlsx');
    const args = [...(await auditOfOne()), '--route', 'direct'];
    const before = names(await loadedBy(args));
    expect(names(await loadedBy([...args, '--output', output]))).toEqual(
      [...before, 'workbook'].toSorted(),
    );
  });

  it.each([
    ['a PAC file', `thread({ thread: 'pac', bell: new SharedArrayBuffer(4) }, { engine: 1 })`],
    ['passwords', `thread({ thread: 'passwords' }, { id: 1, password: '', hash: '' })`],
    ['names', `child('system-child')`],
    ['Windows', `child('native-child')`],
    ['cleaning', `child('cleaner-child', { clean: { folder: '', task: '', schtasks: '' } })`],
  ])('loads for a thread or a process for %s what all share, and no more', async (_, begun) => {
    const loaded = names(
      await loadedIn([
        '-e',
        `const file = ${JSON.stringify(join(root, 'dist', 'worker.cjs'))};
        function thread(workerData, order) {
          const { Worker } = require('node:worker_threads');
          const worker = new Worker(file, { workerData });
          worker.postMessage(order);
          for (const end of ['message', 'error']) worker.once(end, () => worker.terminate());
        }
        function child(name, order) {
          const process = require('node:child_process').fork(file, [name]);
          if (order) process.send(order);
          // None comes to its work, or to what it does when it is left.
          process.once('message', () => process.kill('SIGKILL'));
        }
        ${begun}`,
      ]),
    );
    expect(loaded).toContain('worker');
    expect(loaded.filter((name) => ![...beginning, 'worker'].includes(name))).toEqual([]);
  });
});
