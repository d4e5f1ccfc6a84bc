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

  it('tells of a PAC file which rows go another way than they are to', async () => {
    const script =
      'function FindProxyForURL(u, h) { return h == "wdcp.example" ? "DIRECT" : "PROXY p.example:8080"; }';
    await writeFile(file('proxy.pac'), script);
    const words = ['rehearse', file('proxy.pac'), ...rows, '--way', 'p.example:8080'];
    const { status, stdout } = await runCli(words);
    expect(status).toBe(1);
    expect(stdout).toContain('1 of 2 stays red, since the answer is DIRECT.');
    expect(stdout).toContain('Another way (1)\n  DIRECT\n');
    const any = await runCli(['rehearse', file('proxy.pac'), ...rows]);
    expect(any.status).toBe(0);
  });

  it('goes by addresses of names in a ruleset of nftables, and names its line', async () => {
    const rules = ['ip daddr 20.60.0.0/16 tcp dport 443 reject', 'accept'];
    const chain = ['chain forward {', 'type filter hook forward priority 0;', ...rules, '}'];
    await writeFile(file('change.nft'), ['table inet filter {', ...chain, '}', ''].join('\n'));
    await writeFile(file('names'), 'wdcp.example 20.50.1.1\nwinatp.example 20.60.1.1\n');
    const words = ['rehearse', file('change.nft'), ...rows, '--dns', file('names')];
    const { status, stdout } = await runCli(words);
    expect(status).toBe(1);
    expect(stdout).toContain(`because of line 4: ${rules[0]}.`);
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
    [['list', '--way', 'x'], /^netready: Cannot use "x" for --way: give direct, or a proxy/],
    [['list'], /^netready: Cannot tell in whose words /],
  ])('says what is wrong with %j', async (words, message) => {
    await writeFile(file('list'), 'a.example\n');
    const args = words.map((word) => (word === 'list' || word === 'nothing' ? file(word) : word));
    const { status, stdout, stderr } = await runCli(['rehearse', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
