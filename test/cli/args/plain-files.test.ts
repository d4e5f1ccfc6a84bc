import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli, runShell, startCli, temporaryFolder } from '../run-cli.ts';

const list = 'url,comment\nhttps://a.example/,x\n';
const url = 'https://a.example/';
const script = 'function FindProxyForURL() { return "PROXY p.example:1"; }\n';
const settings = 'http_proxy=http://p.example:8080\n';

let folder = '';

beforeEach(async ({ skip }) => {
  skip(process.platform === 'win32', 'pipes and devices of POSIX');
  folder = await temporaryFolder();
  await writeFile(join(folder, 'list.csv'), list);
  await writeFile(join(folder, 'proxy.pac'), script);
  await writeFile(join(folder, 'environment'), settings);
  await writeFile(join(folder, 'names'), '192.0.2.1 a.example\n');
  execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: folder });
});

/** How a file is named to each who reads one. */
const readers: readonly (readonly [name: string, args: (path: string) => readonly string[]])[] = [
  ['catalogue --catalogue', (path) => ['catalogue', '--catalogue', path]],
  ['catalogue --compare', (path) => ['catalogue', '--compare', path, 'list.csv']],
  ['catalogue --compare list', (path) => ['catalogue', '--compare', 'list.csv', path]],
  ['audit --catalogue', (path) => ['audit', '--plan', '--catalogue', path]],
  ['audit --settings', (path) => ['audit', '--plan', '--target', url, '--settings', path]],
  ['discover --settings', (path) => ['discover', '--settings', path]],
  ['ways --settings', (path) => ['ways', url, '--settings', path]],
  ['audit --ca', (path) => ['audit', '--plan', '--target', url, '--ca', path]],
  ['audit --expect-root', (path) => ['audit', '--plan', '--target', url, '--expect-root', path]],
  ['bench --ca', (path) => ['bench', 'direct', '--target', url, '--ca', path, '--yes']],
  ['pac', (path) => ['pac', path, url]],
  ['pac --compare', (path) => ['pac', '--compare', path, 'proxy.pac', url]],
  ['pac --dns', (path) => ['pac', 'proxy.pac', url, '--dns', path]],
  ['judge', (path) => ['judge', path]],
];

describe('a pipe that nobody writes to', () => {
  it.each(readers)('lets Ctrl-C end %s', async (_name, args) => {
    const { child, outcome } = startCli(args('pipe'), { cwd: folder });
    // Whoever opens the other end waits until it is being read.
    const writer = createWriteStream(join(folder, 'pipe'));
    await once(writer, 'open');
    child.kill('SIGINT');
    const { status, stdout } = await outcome;
    expect(status === 130 || child.signalCode === 'SIGINT').toBe(true);
    expect(stdout).toBe('');
    writer.destroy();
  });

  it.each([
    ['--resume', ['audit', '--resume', 'pipe'], 'it is no regular file'],
    ['--route', ['audit', '--route', 'pac+file:pipe', '--target', url], 'there is no such file'],
  ])('is refused by %s', async (_name, args, why) => {
    const { status, stderr } = await runCli(args, { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(why) });
  });
});

describe('a device that never ends', () => {
  it.each(readers)('is bounded for %s', async (_name, args) => {
    const { status, stderr } = await runCli(args('/dev/zero'), { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^netready: .*(larger|longer) than .*\n$/);
  });
});

describe('what another program writes', () => {
  const asked = [
    ['catalogue --catalogue <(cat list.csv) --format csv', 'a.example'],
    ['catalogue --catalogue /dev/stdin --format csv < list.csv', 'a.example'],
    ['cat list.csv | netready catalogue --catalogue /dev/stdin --format csv', 'a.example'],
    ['cat list.csv | netready catalogue --catalogue - --format csv', 'a.example'],
    ['discover --settings <(cat environment)', 'p.example:8080'],
    ['pac <(sleep 0.2; cat proxy.pac) https://a.example/', 'p.example:1'],
    [
      'pac --compare proxy.pac <(echo "function FindProxyForURL(){}") https://a.example/',
      'p.example',
    ],
    ['pac proxy.pac https://a.example/ --dns <(cat names)', 'p.example:1'],
    [
      'netready audit --lab company --quiet --save saved > /dev/null; netready judge <(cat saved) --format csv',
      'https://',
    ],
  ] as const;

  it.each(asked)('is read by %s', async (words, found) => {
    const { stdout, stderr } = await runShell(words, { cwd: folder });
    expect(stdout).toContain(found);
    expect(stderr).toBe('');
  });

  const audit = fileURLToPath(
    new URL('../../../fixtures/record/version-0.1.0.ndjson', import.meta.url),
  );
  const saved = JSON.stringify(audit);
  it.each([
    ['netready judge - --format csv', 'https://'],
    ['netready report - --format csv', 'https://'],
    ['netready evidence a1 -', 'a1: https://'],
    ['netready diff - $saved', 'No difference'],
    ['netready diff $saved -', 'No difference'],
    ['netready merge - --fail-on never', '1 site'],
    ['netready seal - --seal seal; netready verify - --seal seal < $saved', 'is whole'],
    ['cat $saved | netready judge - --format csv', 'https://'],
  ])('is read as - by %s', async (words, found) => {
    const text = `${words.replaceAll('$saved', saved)}`.replace(/(?=;|$)/, ` < ${saved}`);
    const { stdout, stderr } = await runShell(text, { cwd: folder });
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringContaining(found), stderr: '' });
  });

  it.each([
    ['pac - https://a.example/ < proxy.pac', 'p.example:1'],
    ['discover --settings - < environment', 'p.example:8080'],
    ['catalogue --compare - list.csv < list.csv', '0 added'],
  ])('is read as - by %s', async (words, found) => {
    expect((await runShell(`netready ${words}`, { cwd: folder })).stdout).toContain(found);
  });

  it.each([
    [['diff', '-', '-'], 'twice'],
    [['catalogue', '--compare', '-', '-'], 'twice'],
    [['pac', '-', '--dns', '-'], 'twice'],
    [['audit', '--resume', '-'], 'so name a file'],
    [['audit', '--save', '-'], 'so name a file'],
    [['audit', '--config', '-'], 'so name a file'],
    [['judge', 'list.csv', '--output', '-'], 'without --output'],
    [['seal', 'list.csv', '--key', '-'], 'so name a file'],
    [['seal', 'list.csv', '--seal', '-'], 'so name a file'],
    [['verify', 'list.csv', '--public-key', '-'], 'so name a file'],
    [['verify', '-'], '--seal FILE'],
    [['seal', '-'], '--seal FILE'],
  ] as const)('is refused as - by %s', async (args, why) => {
    const { status, stderr } = await runCli(args, { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(why) });
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });

  it.each([
    'audit --plan --target https://a.example/ --ca',
    'discover --settings',
    'catalogue --catalogue',
  ])('is told by the name that was given, where it is none, by %s', async (words) => {
    const { stderr } = await runShell(`echo '{' | netready ${words} -`, { cwd: folder });
    expect(stderr).toContain('Cannot use "standard input"');
    const named = await runShell(`netready ${words} <(echo '{')`, { cwd: folder });
    expect(named.stderr).toContain('Cannot use "/dev/fd/');
  });

  it('is nothing where it wrote nothing', async () => {
    const { status, stderr } = await runShell('discover --settings <(true)', { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('Cannot use');
  });

  it('is waited for', async () => {
    const running = startCli(['catalogue', '--catalogue', 'pipe'], { cwd: folder });
    const writer = createWriteStream(join(folder, 'pipe'));
    await once(writer, 'open');
    writer.end(list);
    expect((await running.outcome).stdout).toContain('a.example');
  });
});

describe('a report', () => {
  it.each(['/dev/null', '/dev/stdout'])('goes to %s as it is', async (device) => {
    const args = ['bench', '--lab', 'company', '--yes', '--quiet', '--duration', '1s'];
    await runShell(
      `ln -s ${device} out.json; netready ${args.join(' ')} --output out.json | cat > got`,
      {
        cwd: folder,
      },
    );
    const got = await readFile(join(folder, 'got'), 'utf8');
    expect(got.includes('"schemaVersion"')).toBe(device === '/dev/stdout');
  });

  it('goes to the reader of a pipe', async () => {
    execFileSync('sh', ['-c', 'mkfifo out.json'], { cwd: folder });
    const { stdout } = await runShell(
      'cat out.json & netready audit --lab company --quiet --output out.json > /dev/null; wait',
      { cwd: folder },
    );
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: expect.anything() });
    expect(execFileSync('stat', ['-c', '%F', 'out.json'], { cwd: folder }).toString()).toBe(
      'fifo\n',
    );
  });
});
