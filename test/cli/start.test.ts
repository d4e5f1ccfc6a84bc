import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { emptyAnswer, silentNameServer, tcpServer } from './loopback.ts';
import { temporaryFolder } from './run-cli.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What it loads, in a folder of this package or in `node_modules`; Node's own is left out. */
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

/** The packages among them, and the folders of our own. */
function namesOf(files: readonly string[]): Set<string> {
  const name = /(?:^dist|.*node_modules)\/((?:@[^/]+\/)?[^/]+)/;
  return new Set(files.flatMap((file) => name.exec(file)?.[1] ?? []));
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

const lazy = ['yauzl', 'pac-resolver', 'quickjs-wasi', 'proxy-agent', 'lab', 'load'];
/** Holds what exceljs uses. */
const workbook = 'dist/report/formats/xlsx/excel-workbook.js';

describe('the start of netready', () => {
  it.each([['--version'], ['-v']])('%s loads a handful of small files', async (option) => {
    expect((await loadedBy([option])).toSorted()).toEqual([
      'bin/netready.js',
      'dist/cli/main.js',
      'dist/cli/out/in-batches.js',
      'dist/cli/out/to-stdout.js',
      'dist/setup/machine/version.js',
    ]);
  });

  it('loads no command for the general help', async () => {
    const files = await loadedBy([]);
    expect(files.filter((file) => /\/commands\/|node_modules/.test(file))).toEqual([]);
  });

  it('loads for an audit what it uses, and not what a workbook, a PAC file or the lab needs', async () => {
    const files = await loadedBy([...(await auditOfOne()), '--route', 'direct']);
    expect(files).not.toContain(workbook);
    const names = namesOf(files);
    expect([...names]).toEqual(expect.arrayContaining(['cli', 'diagnosis', 'undici']));
    expect(lazy.filter((name) => names.has(name))).toEqual([]);
  });

  it('loads for a workbook what exceljs uses, and nothing that lies beneath it', async () => {
    const output = join(await temporaryFolder(), 'audit.xlsx');
    const args = [...(await auditOfOne()), '--route', 'direct'];
    const files = await loadedBy([...args, '--output', output]);
    expect(files).toContain(workbook);
    const libraries = (all: readonly string[]): string[] =>
      [...namesOf(all.filter((file) => file.includes('node_modules')))].toSorted();
    expect(libraries(files)).toEqual(libraries(await loadedBy(args)));
  });
});
