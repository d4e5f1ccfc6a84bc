import { execFile } from 'node:child_process';
import { glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnee } from '../../fixtures/report/load-knee.ts';
import { loadCharts } from '../../src/report/formats/html/chart/load-charts.ts';
import { renderLoadHtml } from '../../src/report/formats/html/render-html.ts';
import { renderXlsx } from '../../src/report/formats/xlsx/render-xlsx.ts';
import { emptyAnswer, silentNameServer, tcpServer } from '../cli/loopback.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const run = promisify(execFile);
const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

/** A folder that holds what `npm install netready` leaves in it: the package alone. */
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
    const written = await readFile(join(folder, 'audit.xlsx'));
    const whole = await renderXlsx(await json(join(folder, 'audit.json')));
    expect(Buffer.compare(written, whole)).toBe(0);
  });

  it('draws the same page as the whole of Vega', async () => {
    const library: typeof import('../../src/index.ts') = await import(
      join(own, 'dist', 'index.js')
    );
    expect([...renderLoadHtml(loadKnee, await library.loadCharts())].join('')).toBe(
      [...renderLoadHtml(loadKnee, await loadCharts())].join(''),
    );
  });

  it('runs a PAC file in a thread of its own', async () => {
    await writeFile(
      join(folder, 'a.pac'),
      'function FindProxyForURL(url, host) { return "PROXY " + host + ":1"; }',
    );
    expect(await netready('pac', 'a.pac', 'https://a.example/')).toContain('PROXY a.example:1');
  });

  it('explains a finding by its whole page', async () => {
    const page = await readFile(join(root, 'docs', 'finding', 'sni-filter.md'), 'utf8');
    expect(await netready('explain', 'sni-filter', '--format', 'markdown')).toBe(page);
  });

  it('has the lab', async () => {
    const never = ['--fail-on', 'never', '--format', 'json'];
    const report = await netready('audit', '--lab', 'all-clear', ...never);
    expect(JSON.parse(report).targets.length).toBeGreaterThan(0);
  });

  // A library may call its own `require` what it likes.
  const called = /\b(?:require[\w$]*|import)\(["'`]([^"'`]+)["'`]/g;

  it('installs nothing, and loads nothing that is not inside of it', async () => {
    expect(await json(join(own, 'package.json'))).not.toHaveProperty('dependencies');
    const loaded = new Set<string>();
    for await (const path of glob('dist/*.{cjs,js}', { cwd: own })) {
      const text = await readFile(join(own, path), 'utf8');
      for (const [, name = ''] of text.matchAll(called)) loaded.add(name);
    }
    const inside = await readdir(join(own, 'dist'));
    const foreign = [...loaded].filter(
      (name) => !isBuiltin(name) && !inside.includes(name.replace(/^\.\//, '')),
    );
    expect(loaded).toContain('./core.cjs');
    // A text of the writer of scripts, and no import; and what is used where it was installed.
    expect(foreign.filter((name) => !name.startsWith(','))).toEqual([
      '@koromix/koffi-win32-arm64',
      '@koromix/koffi-win32-x64',
    ]);
  });

  it('is few files, and each map has its sources', async () => {
    const files: string[] = [];
    for await (const path of glob('**/*.*', { cwd: own })) files.push(path);
    expect(files.length).toBeLessThanOrEqual(50);
    const maps = files.filter((path) => path.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    for (const path of maps) {
      const { sources, sourcesContent } = await json(join(own, path));
      expect(sourcesContent.filter((text: unknown) => typeof text === 'string')).toHaveLength(
        sources.length,
      );
    }
  });

  it('brings the licences of what is inside of it', async () => {
    const notices = await readFile(join(own, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(notices).toContain('== exceljs 4.4.0, MIT\n\nThe MIT License (MIT)');
    expect(notices).toContain('== reflect-metadata');
    expect(notices).toContain('== vega-lite');
    expect(notices).toContain('Apache License');
  });
});
