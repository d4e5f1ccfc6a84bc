import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';

describe('netready diff', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-diff-'));
    const outputs = ['red.html', 'red.json'].flatMap((name) => ['--output', file(name)]);
    await runCli(['audit', '--lab', 'company', '--save', file('red.ndjson'), ...outputs]);
    await runCli(['audit', '--lab', 'all-clear', '--save', file('clear.ndjson')]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds nothing between an audit and itself, whatever file it is in, and ends with 0', async () => {
    const outcome = await runCli(['diff', file('red.ndjson'), file('red.html')]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^No difference: \d+ targets, and each as it was\.\n/);
    const json = await runCli(['diff', file('red.json'), file('red.ndjson'), '--format', 'json']);
    const nothing = { isWorse: false, targets: [], given: [], latency: [] };
    expect(JSON.parse(json.stdout)).toMatchObject(nothing);
  });

  it('says what broke and what was seen otherwise, ends with 1, and writes every format', async () => {
    const names = ['out.html', 'out.md', 'out.csv', 'out.json', 'out.txt'];
    const outcome = await runCli([
      ...['diff', file('clear.ndjson'), file('red.html')],
      ...names.flatMap((name) => ['--output', file(name)]),
    ]);
    expect(outcome).toMatchObject({ status: 1, stderr: '' });
    expect(outcome.stdout).toMatch(/^Targets: 1 newly red, /);
    expect(outcome.stdout).toMatch(/seen +issuer: before .*Simulated TLS/);
    for (const name of names)
      expect(await readFile(file(name), 'utf8')).toContain('eu-v20.events.data.microsoft.com');
    const back = await runCli(['diff', file('red.html'), file('clear.ndjson')]);
    expect(back.status).toBe(0);
    expect(back.stdout).toMatch(/^Targets: 1 fixed, /);
    const never = await runCli([
      ...['diff', file('clear.ndjson'), file('red.html'), '--fail-on', 'never'],
    ]);
    expect(never.status).toBe(0);
  });

  it('asks for two audits, and keeps both from being written', async () => {
    const one = await runCli(['diff', file('red.html')]);
    expect(one).toMatchObject({ status: 2, stdout: '' });
    expect(one.stderr).toMatch(/^netready: Name two audits, the earlier one first/);
    const own = await runCli([
      ...['diff', file('red.html'), file('red.json'), '--output', file('red.json')],
    ]);
    expect(own.status).toBe(2);
    const csv = await runCli(['diff', file('red.html'), join(folder, 'none.ndjson')]);
    expect(csv.status).toBe(2);
  });
});
