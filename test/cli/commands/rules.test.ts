import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleEntry } from '../../../src/model/rules/rule-entry.ts';
import { serviceTagsFile } from '../../rules/service-tags-file.ts';
import { zoneServer } from '../rules/zone-server.ts';
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

  it('writes ranges for a device that knows no names, and tells what they do not hold', async () => {
    await writeFile(file('ServiceTags.json'), serviceTagsFile());
    const words = ['rules', '--catalogue', 'mde-streamlined', '--os', 'windows-11'];
    const ranges = ['--region', 'eu', '--addresses', file('ServiceTags.json')];
    const { status, stdout, stderr } = await runCli([...words, ...ranges, '--for', 'nftables']);
    expect(status).toBe(0);
    expect(stdout).toContain('\t\t\t20.55.16.0/23,\n');
    expect(stderr).toMatch(/\*\.endpoint\.security\.microsoft\.com:443: documented, Micro/);
    expect(stderr).toMatch(/\nSmartScreen: documented as to be reached besides: /);
    const table = await runCli([...words, ...ranges]);
    expect(table.stdout).toContain('\n      ranges: documented\n');
    expect(table.stdout).toContain('\nWhat the ranges are not documented to hold');
    for (const line of table.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('looks names up at the resolver that is named, and says which answers lie outside', async () => {
    await writeFile(file('ServiceTags.json'), serviceTagsFile());
    const server = await zoneServer({
      'mdav.eu.endpoint.security.microsoft.com': ['20.55.16.7', '9.9.9.9'],
      'eu-v20.events.endpoint.security.microsoft.com': ['20.77.40.9'],
      'crl.microsoft.com': ['13.1.2.3'],
    });
    const words = ['rules', '--catalogue', 'mde-streamlined', '--os', 'windows-11'];
    const now = ['--resolve-now', '--resolver', server.place];
    const { status, stdout, stderr } = await runCli([
      ...[...words, '--region', 'eu', ...now, '--for', 'nftables'],
      ...['--addresses', file('ServiceTags.json'), '--output', file('ranges.json')],
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('\t\t\t13.1.2.3,\n');
    expect(stdout).not.toContain('9.9.9.9');
    expect(stderr).toMatch(
      /Answers outside .*\nmdav\.eu\.endpoint\.security\.microsoft\.com: 9\.9\.9\.9\n/,
    );
    expect(stderr).toMatch(/\n3 of \d+ have addresses, at /);
    const { lookUp, ranges } = JSON.parse(await readFile(file('ranges.json'), 'utf8'));
    expect(lookUp.failed.length).toBe(lookUp.names - 3);
    expect(ranges.tags).toHaveLength(2);
    // Without a file of ranges the answers of now stand there, each of them.
    const alone = await runCli([...words, '--region', 'eu', ...now, '--for', 'nftables']);
    expect(alone.stdout).toContain('\t\t\t9.9.9.9,\n');
  });

  it('takes answers of the audit for answers, and asks nobody', async () => {
    await writeFile(file('ServiceTags.json'), serviceTagsFile());
    const { status, stdout } = await runCli([
      ...['rules', file('red.json'), '--all', '--addresses', file('ServiceTags.json')],
      ...['--format', 'json'],
    ]);
    expect(status).toBe(0);
    const { entries, lookUp } = JSON.parse(stdout);
    expect(lookUp).toBeUndefined();
    const outside = entries.flatMap((one: RuleEntry) => one.cover?.outside ?? []);
    // The lab answers with addresses of its own.
    expect(outside.length).toBeGreaterThan(0);
  });

  it.each([
    [['--addresses', 'one.json'], /lacks the service tag OneDsCollector; both are needed/],
    [['--addresses', 'gov.json'], /it is of the government cloud, and \*\.endpoint/],
    [
      ['--resolver', '127.0.0.1'],
      /^netready: Cannot use --resolver alone: it is for --resolve-now/,
    ],
    [['--timeout', '1s'], /^netready: Cannot use --timeout alone: /],
  ])('says what is wrong with %j', async (words, message) => {
    await writeFile(file('one.json'), serviceTagsFile({ without: ['OneDsCollector'] }));
    await writeFile(file('gov.json'), serviceTagsFile({ cloud: 'AzureGovernment' }));
    const args = words.map((word) => (/^\w+\.json$/.test(word) ? file(word) : word));
    const list = ['rules', '--catalogue', 'mde-streamlined', ...args];
    const { status, stdout, stderr } = await runCli(list);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^[^\n]+\n$/);
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
