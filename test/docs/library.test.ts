import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
const programs = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text = '']) => text);
const run = promisify(execFile);
let folder = '';

beforeAll(async () => {
  // Below the package, so that it finds itself by its own name.
  folder = await mkdtemp(join(root, 'dist', 'library-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function output(program: string): Promise<string> {
  const file = join(folder, 'program.js');
  await writeFile(file, program);
  const { stdout, stderr } = await run(process.execPath, [file], { cwd: folder });
  expect(stderr).toBe('');
  return stdout;
}

describe('docs/library.md', () => {
  it('audits the lab in ten lines, and prints its verdicts', { timeout: 60_000 }, async () => {
    const [program = ''] = programs;
    expect(program.trim().split('\n').length).toBeLessThanOrEqual(10);
    const said = (await output(program)).trim().split('\n');
    expect(said.filter((line) => line.endsWith(': reachable')).length).toBeGreaterThan(20);
    expect(said.filter((line) => line.endsWith(': blocked')).length).toBeGreaterThan(2);
    expect(said.at(-1)).toMatch(/^# /);
  });

  it('names every function of the package, and no other', () => {
    const told = [...page.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name);
    const functions = Object.entries(library).filter(([name]) => /^[a-z]/.test(name));
    const figures = ['histogramPercentile', 'mergeHistograms'];
    expect(told.toSorted()).toEqual(
      functions
        .map(([name]) => name)
        .filter((name) => !figures.includes(name))
        .toSorted(),
    );
  });

  it('is told what is wrong in a list', { timeout: 60_000 }, async () => {
    const warned = `import { writeFileSync } from 'node:fs';
import { audit } from 'netready';
writeFileSync('list.csv', 'url\\nhttp://127.0.0.1:1/\\nftp://a.example/\\n');
const request = { catalogues: ['list.csv'], routes: ['direct'], interceptionCheck: false };
const onWarning = (line) => console.log(line);
await audit(request, { onWarning, signal: AbortSignal.abort() });
`;
    expect(await output(warned)).toContain('ftp://a.example/');
  });

  it('reads a saved audit back and renders it', { timeout: 60_000 }, async () => {
    const save = `import { writeFileSync } from 'node:fs';
import { audit } from 'netready';
const lines = [];
await audit({ lab: 'all-clear' }, { onLine: (line) => lines.push(JSON.stringify(line)) });
writeFileSync('audit.ndjson', lines.join('\\n') + '\\n');
`;
    await output(save);
    const [, again = ''] = programs;
    expect(await output(again)).toMatch(/^target,/);
  });
});
