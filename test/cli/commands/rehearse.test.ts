import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';

const rows = ['--target', 'https://wdcp.example/', '--target', 'https://winatp.example/'];

describe('netready rehearse', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);
  const change = (lines: readonly string[]): Promise<void> =>
    writeFile(file('squid.conf'), `${lines.join('\n')}\n`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-rehearse-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('names the line that keeps a row red, and ends with 1', async () => {
    await change(['acl a dstdomain wdcp.example', 'http_access allow a', 'http_access deny all']);
    const { status, stdout, stderr } = await runCli(['rehearse', file('squid.conf'), ...rows]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('1 of 2 stays red, because of line 3: http_access deny all.\n');
    expect(stdout).toContain('Blocked, line 3 (1)\n');
    expect(stdout).toContain('    https://winatp.example/\n');
  });

  it('ends with 0 where all pass, and with 2 where nothing is known', async () => {
    await change(['http_access allow all']);
    const passed = await runCli(['rehearse', file('squid.conf'), ...rows]);
    expect(passed).toEqual({ status: 0, stdout: 'All 2 pass.\n', stderr: '' });
    await change(['acl us src 10.0.0.0/8', 'http_access allow us']);
    const unknown = await runCli(['rehearse', file('squid.conf'), ...rows]);
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toContain('Nothing is known of any of 2.');
    expect(unknown.stdout).toContain('--as ADDRESS');
    const known = await runCli(['rehearse', file('squid.conf'), ...rows, '--as', '10.1.2.3']);
    expect(known.status).toBe(0);
  });

  it('goes by addresses that a file names', async () => {
    await change(['acl far dst 20.60.0.0/16', 'http_access deny far', 'http_access allow all']);
    await writeFile(file('names'), 'wdcp.example 20.50.1.1\nwinatp.example 20.60.1.1\n');
    const words = ['rehearse', file('squid.conf'), ...rows, '--dns', file('names')];
    const { status, stdout } = await runCli(words);
    expect(status).toBe(1);
    expect(stdout).toContain('1 of 2 stays red, because of line 2: http_access deny far.');
  });

  it('tries a ruleset of nftables, by addresses and interfaces', async () => {
    await writeFile(file('names'), 'wdcp.example 20.60.1.1\nwinatp.example 20.60.1.2\n');
    const lines = [
      ...['table inet filter {', 'chain forward {', 'type filter hook forward priority 0'],
      ...['policy drop', 'ct state established,related accept'],
      ...['iifname lan oifname wan ip daddr 20.60.1.1 tcp dport 443 accept', '}', '}', ''],
    ];
    await writeFile(file('rules.nft'), lines.join('\n'));
    const words = ['rehearse', file('rules.nft'), ...rows, '--dns', file('names')];
    const { status, stdout, stderr } = await runCli([
      ...[...words, '--inside', 'lan', '--outside', 'wan'],
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('1 of 2 stays red, because of line 4: policy drop.');
    const unsaid = await runCli(words);
    expect(unsaid.stdout).toContain('Of 1 more nothing is known.');
    const own = await runCli([...words, '--hook', 'output']);
    expect(own).toEqual({ status: 0, stdout: 'All 2 pass.\n', stderr: '' });
  });

  it('tries a PAC file, by the way that is meant', async () => {
    const body =
      "  if (host === 'wdcp.example') return 'DIRECT';\n  return 'PROXY p.example:8080';";
    await writeFile(file('proxy.pac'), `function FindProxyForURL(url, host) {\n${body}\n}\n`);
    const any = await runCli(['rehearse', file('proxy.pac'), ...rows]);
    expect(any).toEqual({ status: 0, stdout: 'All 2 pass.\n', stderr: '' });
    const words = ['rehearse', file('proxy.pac'), ...rows, '--expect-way'];
    const direct = await runCli([...words, 'direct']);
    expect(direct.status).toBe(1);
    expect(direct.stdout).toContain('1 of 2 stays red, because of line 3: return');
    expect(direct.stdout).toContain(
      "Goes another way, line 3 (1)\n  return 'PROXY p.example:8080';\n  Its answer: PROXY p.example:8080.\n",
    );
    const proxy = await runCli([...words, 'p.example:8080', '--format', 'json']);
    expect(JSON.parse(proxy.stdout)).toMatchObject({
      rows: [{ ruling: 'diverted', answer: 'DIRECT', line: 2 }, { ruling: 'passes' }],
    });
  });

  it('tells what passes today, by what is in force, and turns red', async () => {
    await writeFile(
      file('now.conf'),
      'acl a dstdomain wdcp.example\nhttp_access allow a\nhttp_access deny all\n',
    );
    await change(['acl b dstdomain winatp.example', 'http_access allow b', 'http_access deny all']);
    const words = ['rehearse', file('squid.conf'), ...rows, '--have', file('now.conf')];
    const { status, stdout } = await runCli(words);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '1 of 2 is red, because of line 3: http_access deny all. 1 passes today and turns red, 1 is red today and turns green.',
    );
    expect(stdout).toContain('Blocked, line 3 (1; 1 passes today)\n');
    expect(stdout).toContain('    https://wdcp.example/ (passes today)\n');
    const json = await runCli([...words, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      madeFrom: { file: 'squid.conf', have: 'now.conf' },
      rows: [
        { ruling: 'blocked', passedBefore: true },
        { ruling: 'passes', passedBefore: false },
      ],
    });
    await writeFile(file('now.pac'), "function FindProxyForURL() { return 'DIRECT'; }\n");
    const other = await runCli([
      'rehearse',
      file('squid.conf'),
      ...rows,
      '--have',
      file('now.pac'),
    ]);
    expect(other).toMatchObject({ status: 2, stdout: '' });
    expect(other.stderr).toMatch(/^netready: Cannot hold a change for squid against pac: .*\n$/);
  });

  it('tells what passed in the audit of a report, and turns red', async () => {
    await runCli(['audit', '--lab', 'company', '--output', file('audit.json')]);
    await change(['http_access deny all']);
    const { status, stdout } = await runCli(['rehearse', file('squid.conf'), file('audit.json')]);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/ \d+ pass today and turn red\./);
    expect(stdout).toMatch(/^ {4}https:\S+ \(passes today/m);
  });

  it('reads files that the change names, where they are handed in', async () => {
    const lines = [
      'acl a dstdomain "/etc/squid/names.txt"',
      'http_access deny a',
      'http_access allow all',
    ];
    await change(lines);
    await writeFile(file('names.txt'), 'winatp.example\n');
    const words = ['rehearse', file('squid.conf'), ...rows];
    const without = await runCli(words);
    expect(without.stdout).toContain('Nothing is known of any of 2.');
    expect(without.stdout.replace(/\s+/g, ' ')).toContain('(what it says stands in another file)');
    const { stdout } = await runCli([...words, '--with', file('names.txt')]);
    expect(stdout).toContain('1 of 2 stays red, because of line 2: http_access deny a.');
    const twice = await runCli([
      ...words,
      '--with',
      file('names.txt'),
      '--with',
      file('names.txt'),
    ]);
    expect(twice.stderr).toMatch(/^netready: Cannot tell two files called "names.txt" apart/);
  });

  it('takes the rows of a report, and writes documents', async () => {
    await runCli(['audit', '--lab', 'company', '--output', file('red.json')]);
    await change(['http_access deny all']);
    const outputs = ['a.html', 'a.md', 'a.json', 'a.csv'].flatMap((name) => [
      '--output',
      file(name),
    ]);
    const words = ['rehearse', file('squid.conf'), file('red.json'), '--quiet', ...outputs];
    const { status } = await runCli(words);
    expect(status).toBe(1);
    for (const name of ['a.html', 'a.md', 'a.json', 'a.csv']) {
      expect(await readFile(file(name), 'utf8')).toContain('http_access deny all');
    }
    const mixed = await runCli(['rehearse', file('squid.conf'), file('red.json'), '--os', 'linux']);
    expect(mixed.stderr).toMatch(/^netready: Cannot choose rows of a report/);
  });

  it.each([
    [[], /^netready: Name the file of the change/],
    [['nothing'], /^netready: /],
    [['list', '--for', 'x'], /^netready: Cannot use "x" for --for: choose one of squid, /],
    [['list'], /^netready: Cannot tell in whose words /],
    [['list', '--expect-way', 'p'], /^netready: Cannot use "p" for --expect-way: give direct/],
    [['list', '--inside', 'a b'], /^netready: Cannot use "a b" for --inside: give the name/],
    [['list', '--hook', 'input'], /^netready: Cannot use "input" for --hook: choose one of /],
  ])('says what is wrong with %j', async (words, message) => {
    await writeFile(file('list'), 'a.example\n');
    const args = words.map((word) => (word === 'list' || word === 'nothing' ? file(word) : word));
    const { status, stdout, stderr } = await runCli(['rehearse', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
