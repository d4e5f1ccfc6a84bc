import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';

describe('netready rules', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-rules-'));
    const outputs = ['red.html', 'red.json'].flatMap((name) => ['--output', file(name)]);
    await runCli(['audit', '--lab', 'company', '--save', file('red.ndjson'), ...outputs]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells three lists for what is red, the same of every file, and what no rule cures', async () => {
    const [one, ...others] = await Promise.all(
      ['red.ndjson', 'red.html', 'red.json'].map((name) => runCli(['rules', file(name)])),
    );
    expect(one).toMatchObject({ status: 0, stderr: '' });
    for (const other of others) expect(other).toEqual(one);
    for (const title of ['Let pass (', 'Do not open TLS (', 'What no rule cures']) {
      expect(one?.stdout).toContain(`\n${title}`);
    }
  });

  it('writes a dialect alone on stdout, and on stderr what it cannot say', async () => {
    const { status, stdout, stderr } = await runCli(['rules', file('red.json'), '--for', 'cisco']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^! netready: what was red, audit of 20/);
    expect(stderr).toContain('It is no part of this text');
    expect(stderr).toContain('No rule cures ');
    const quiet = await runCli(['rules', file('red.json'), '--for', 'cisco', '--quiet']);
    expect(quiet).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('writes a document with the text in it', async () => {
    const { status } = await runCli([
      ...['rules', file('red.json'), '--for', 'squid', '--quiet'],
      ...['--output', file('rules.html'), '--output', file('rules.json')],
    ]);
    expect(status).toBe(0);
    expect(await readFile(file('rules.html'), 'utf8')).toContain('http_access allow');
    const { written, entries } = JSON.parse(await readFile(file('rules.json'), 'utf8'));
    expect(written.dialect).toBe('squid');
    expect(entries.length).toBeGreaterThan(3);
  });

  it('writes all of a list, for a region alone', async () => {
    const { status, stdout } = await runCli([
      ...['rules', '--catalogue', 'mde-streamlined', '--os', 'windows-11', '--region', 'eu'],
      ...['--for', 'zscaler', '--quiet', '--required'],
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)[0].urls).toContain('.endpoint.security.microsoft.com');
    const all = await runCli(['rules', file('red.json'), '--all', '--for', 'csv', '--quiet']);
    expect(all.stdout.split('\r\n').length).toBeGreaterThan(40);
  });

  it('writes for a PAC file the way that is named, where the audit shows none', async () => {
    const list = ['rules', '--catalogue', 'mde-streamlined', '--region', 'eu', '--for', 'pac'];
    const direct = await runCli(list);
    expect(direct.stdout).toContain('var way = "DIRECT";');
    expect(direct.stderr).toContain('No audit saw them pass');
    const { status, stdout } = await runCli([...list, '--way', 'Proxy.example:8080', '--quiet']);
    expect(status).toBe(0);
    expect(stdout).toContain('var way = "PROXY proxy.example:8080";');
  });

  it('refuses a PAC file for what went direct already, before somebody names a proxy', async () => {
    const direct = file('direct.json');
    await runCli(['audit', '--lab', 'company', '--route', 'direct', '--output', direct]);
    const { status, stdout, stderr } = await runCli(['rules', direct, '--for', 'pac']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^netready: Cannot say where a PAC file is to send it: .*name one by --way HOST:PORT\n$/,
    );
  });

  it.each([
    ['32 MiB and a byte', 2 ** 25 + 1],
    ['100 MB', 100_000_000],
  ])('refuses a file of rules of %s in one line, without reading it', async (_, bytes) => {
    await writeFile(file('large.conf'), '');
    await truncate(file('large.conf'), bytes);
    const large = file('large.conf');
    for (const words of [
      ['rules', file('red.json'), '--for', 'squid', '--have', large],
      ['rehearse', large, file('red.json'), '--for', 'squid'],
      ['rehearse', file('small.conf'), file('red.json'), '--have', large],
      ['rehearse', file('small.conf'), file('red.json'), '--with', large],
    ]) {
      await writeFile(file('small.conf'), 'http_access allow all\n');
      const { status, stdout, stderr } = await runCli(words);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        new RegExp(
          `^netready: Cannot read "[^"]+": ${bytes} bytes, and 32 MiB are the most of a file of rules; give the part [^\\n]+\\n$`,
        ),
      );
    }
  });

  it.each([
    [[], /^netready: Name a report, or a list /],
    [['red.json', '--os', 'linux'], /^netready: Cannot choose rows of a report/],
    [['red.json', '--for', 'x'], /^netready: Cannot use "x" for --for: choose one of squid, /],
    [['red.json', '--way', 'direct'], /^netready: Cannot use --way here: .*--for pac\n$/],
    [['red.json', '--for', 'pac', '--way', 'x:y'], /^netready: Cannot use "x:y" for --way: give /],
    [
      ['red.json', '--for', 'pac', '--way', 'http://jane:secret@p:1'],
      /^netready: Cannot use a proxy with a login for --way: give /,
    ],
    [['none.json'], /^netready: /],
    [['empty.txt'], /^netready: /],
  ])('says what is wrong with %j', async (words, message) => {
    await writeFile(file('empty.txt'), 'nothing');
    const args = words.map((word) => (/^\w+\.\w+$/.test(word) ? file(word) : word));
    const { status, stdout, stderr } = await runCli(['rules', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
