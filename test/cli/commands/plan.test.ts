import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const audit = ['audit', '--plan', '--target', 'http://192.0.2.7/', '--route', 'direct'];
const bench = ['bench', '--plan', 'http://192.0.2.8:3128', '--target', 'http://192.0.2.7/'];

describe.each([
  ['netready audit --plan', audit, 'Plan of an audit'],
  ['netready bench --plan', bench, 'Plan of a load on a proxy'],
])('%s', (_, args, title) => {
  it('is a document, on stdout and in files', { timeout: 30_000 }, async () => {
    const folder = await temporaryFolder();
    const [page = '', json = '', table = ''] = ['plan.html', 'plan.json', 'plan.txt'].map((name) =>
      join(folder, name),
    );
    const files = [page, json, table].flatMap((path) => ['--output', path]);
    const { status, stdout, stderr } = await runCli([...args, '--format', 'markdown', ...files]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe(`# ${title}`);
    expect(await readFile(page, 'utf8')).toContain(`<title>${title}</title>`);
    expect(JSON.parse(await readFile(json, 'utf8'))).toBeTypeOf('object');
    expect(await readFile(table, 'utf8')).toContain('http://192.0.2.7/'.slice(7, -1));
  });

  it('refuses a format that a plan has not, before anything is done', async () => {
    const csv = await runCli([...args, '--format', 'csv']);
    expect(csv).toMatchObject({ status: 2, stdout: '' });
    expect(csv.stderr).toContain('Cannot use "csv" for --format with --plan: choose one of table');
    const file = join(await temporaryFolder(), 'plan.xlsx');
    const { status, stderr } = await runCli([...args, '--output', file]);
    expect(status).toBe(2);
    expect(stderr).toContain('for --output with --plan: end the name in .txt');
  });
});
