import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { emptyAnswer, silentNameServer, tcpServer } from './loopback.ts';
import { temporaryFolder } from './run-cli.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What it loads of this package; Node's own is left out. */
async function loadedBy(args: readonly string[]): Promise<string[]> {
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
  const command = ['--import', note, join(root, 'bin', 'netready.js'), ...args];
  await promisify(execFile)(process.execPath, command, { env: { PATH: process.env['PATH'] } });
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
/** What only some runs need: drawing, workbooks, a network of our own, load, and what is asked for by name. */
const rooms = ['charts', 'workbook', 'lab', 'load', 'otlp', 'asked', 'on-demand'];
const beginning = ['bin/netready.js', 'netready', 'rolldown-runtime', 'start'];
const commands = ['commands', 'core', 'model', 'report'];

describe('the start of netready', () => {
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
});
