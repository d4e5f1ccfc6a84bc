import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { loadKnee } from '../../fixtures/report/load-knee.ts';
import { loadCharts } from '../../src/report/formats/html/chart/load-charts.ts';
import { renderLoadHtml } from '../../src/report/formats/html/render-html.ts';
import { renderXlsx } from '../../src/report/formats/xlsx/render-xlsx.ts';
import { libraryOf } from '../architecture/place.ts';
import { readModule } from '../architecture/read-module.ts';
import { emptyAnswer, silentNameServer, tcpServer } from '../cli/loopback.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const run = promisify(execFile);
const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

/** A folder that holds what `npm install netready` leaves in it: the package and no development. */
let folder = '';
let own = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netready-installed-'));
  own = join(folder, 'node_modules', 'netready');
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: root });
  await mkdir(own, { recursive: true });
  const tarball = join(folder, JSON.parse(stdout)[0].filename);
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components', '1']);
  const { packages } = await json(join(root, 'package-lock.json'));
  for (const [path, { dev, os }] of Object.entries<{ dev?: true; os?: unknown }>(packages)) {
    // What belongs to one system may not be here.
    if (path === '' || dev || os !== undefined) continue;
    await cp(join(root, path), join(folder, path), { recursive: true });
  }
  // Thousands of small files.
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Its command line, with nothing of this checkout in reach. */
async function netready(...args: readonly string[]): Promise<string> {
  const command = [join(own, 'bin', 'netready.js'), ...args];
  const { stdout } = await run(process.execPath, command, {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  return stdout;
}

describe('netready as it is installed', () => {
  it('tells its version', async () => {
    const { version } = await json(join(root, 'package.json'));
    expect(await netready('--version')).toBe(`${version}\n`);
  });

  it('audits, and writes a workbook', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const resolver = await silentNameServer();
    await netready(
      ...['audit', '--target', `http://127.0.0.1:${port}/`, '--route', 'direct'],
      ...['--resolver', `127.0.0.1:${resolver.port}`, '--no-interception-check'],
      ...['--output', 'audit.json', '--output', 'audit.xlsx'],
    );
    const { verdicts } = await json(join(folder, 'audit.json'));
    expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(join(folder, 'audit.xlsx'));
    expect(workbook.getWorksheet('Targets')?.getSheetValues().flat()).toContain('127.0.0.1');
  });

  it('writes the same bytes as the whole of exceljs', async () => {
    const bundled = await import(join(own, 'dist', 'report', 'formats', 'xlsx', 'render-xlsx.js'));
    expect(Buffer.compare(await bundled.renderXlsx(company), await renderXlsx(company))).toBe(0);
  });

  it('draws the same page as the whole of Vega', async () => {
    const page = join(own, 'dist', 'report', 'formats', 'html');
    const { loadCharts: load } = await import(join(page, 'chart', 'load-charts.js'));
    const { renderLoadHtml: write } = await import(join(page, 'render-html.js'));
    expect([...write(loadKnee, await load())].join('')).toBe(
      [...renderLoadHtml(loadKnee, await loadCharts())].join(''),
    );
  });

  it('has the lab', async () => {
    const never = ['--fail-on', 'never', '--format', 'json'];
    const report = await netready('audit', '--lab', 'all-clear', ...never);
    expect(JSON.parse(report).targets.length).toBeGreaterThan(0);
  });

  it('imports nothing but what it asks to be installed', async () => {
    const { dependencies } = await json(join(own, 'package.json'));
    const foreign = new Set<string>();
    let modules = 0;
    for await (const path of glob('dist/**/*.js', { cwd: own })) {
      modules += 1;
      const { imports } = readModule(path, await readFile(join(own, path), 'utf8'));
      for (const fact of imports) {
        const library = libraryOf(fact);
        if (library !== undefined && !isBuiltin(library)) foreign.add(library);
      }
    }
    expect(modules).toBeGreaterThan(500);
    expect([...foreign].toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it('brings the licences of what is inside of it', async () => {
    const notices = await readFile(join(own, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(notices).toContain('== exceljs 4.4.0, MIT\n\nThe MIT License (MIT)');
    expect(notices).toContain('== reflect-metadata');
    expect(notices).toContain('== vega-lite');
    expect(notices).toContain('Apache License');
  });
});
