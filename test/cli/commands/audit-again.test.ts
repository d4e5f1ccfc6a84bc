import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { emptyAnswer, type LoopbackServer, tcpServer } from '../loopback.ts';
import { type Outcome, runCli, temporaryFolder } from '../run-cli.ts';

interface Network extends LoopbackServer {
  /** Last numbers of the hosts that hang up. */
  readonly red: Set<number>;
  /** Of the hosts that were asked, in order. */
  readonly asked: number[];
}

async function network(...red: readonly number[]): Promise<Network> {
  const broken = new Set(red);
  const asked: number[] = [];
  const server = await tcpServer((socket, request) => {
    const host = Number(/Host: 192\.0\.2\.(\d+)\r/i.exec(request)?.[1]);
    asked.push(host);
    if (broken.has(host)) socket.end();
    else emptyAnswer(socket, request);
  });
  return { ...server, red: broken, asked };
}

const numbers = [1, 2, 3, 4];
const urls = numbers.map((number) => `http://192.0.2.${number}/`);

function wayTo({ port }: LoopbackServer): string[] {
  return ['--connect-to', `::127.0.0.1:${port}`, '--resolver', '127.0.0.1:9'];
}

function whole(server: LoopbackServer): string[] {
  const targets = urls.flatMap((url) => ['--target', url]);
  return ['audit', '--route', 'direct', ...wayTo(server), ...targets];
}

function reportIn({ stdout }: Outcome): Report {
  return JSON.parse(stdout) as Report;
}

function hostsOf(report: Pick<Report, 'targets'>): string[] {
  return report.targets.map(({ host }) => host);
}

describe('netready audit --only', () => {
  it('tries a target alone, beside hosts of the list that count for nothing', async () => {
    const server = await network(2);
    const args = [...whole(server), '--only', '192.0.2.2', '--format', 'json'];
    const run = await runCli(args);
    expect(run.status).toBe(1);
    const report = reportIn(run);
    expect(report.targets.map(({ id, host }) => `${id} ${host}`)).toEqual(['t2 192.0.2.2']);
    expect(report.controls?.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(report.options.only).toEqual({ listed: 4 });
    expect(report.verdicts.map(({ target }) => target)).toEqual(['t2', 't2']);
  });

  it('calls no network ready of a part', async () => {
    const server = await network();
    const run = await runCli([
      ...whole(server),
      '--only',
      't2@direct',
      '--only',
      't3',
      '--summary',
    ]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^PASSES: all of the 2 required targets .* list has 4 in all\./);
    expect(run.stdout).not.toContain('READY');
  });

  it.each([
    [
      '192.0.2.9',
      /^netready: Cannot use "192\.0\.2\.9" for --only: .*did you mean 192\.0\.2\.\d\?$/,
    ],
    ['t2@dirrect', /^netready: Cannot use "t2@dirrect" for --only: .*did you mean direct\?$/],
    ['x'.repeat(3000), /^netready: Cannot use "x+\.\.\." for --only: .*choose of [^ ]+, t1, /],
  ])('says of an unknown one what was meant: %s', async (word, told) => {
    const server = await network();
    const run = await runCli([...whole(server), '--only', word]);
    expect(run.status).toBe(2);
    expect(run.stderr.trimEnd()).toMatch(told);
    expect(server.asked).toEqual([]);
  });

  it('may stand in a file that is named, and in none that is found', async () => {
    const server = await network(2);
    const folder = await temporaryFolder();
    const request = { targets: urls, routes: ['direct'], only: ['192.0.2.3'] };
    await writeFile(join(folder, 'netready.json'), JSON.stringify(request));
    const args = ['audit', ...wayTo(server), '--format', 'json'];
    const named = await runCli([...args, '--config', 'netready.json'], { cwd: folder });
    expect(hostsOf(reportIn(named))).toEqual(['192.0.2.3']);
    const found = await runCli(args, { cwd: folder });
    expect(found.status).toBe(2);
    expect(found.stderr).toContain('Cannot take only in ');
  });
});

describe('netready audit --only-red', () => {
  it('tries again what was red, as the saved audit was made, and says what became of it', async () => {
    const server = await network(2, 3);
    const folder = await temporaryFolder();
    const file = join(folder, 'a.ndjson');
    expect((await runCli([...whole(server), '--save', file])).status).toBe(1);
    server.red.delete(3);
    server.asked.length = 0;
    const run = await runCli(['audit', '--only-red', file, '--no-interception-check']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('2 cells of 2 targets');
    const before = run.stdout.slice(0, run.stdout.indexOf('NOT READY'));
    expect(before).toMatch(/Of 2 that were red, passes now: 1; red as before: 1\./);
    expect(before).toMatch(/passes now\n +192\.0\.2\.3:80 over direct: was /);
    expect(before).toMatch(/red as before\n +192\.0\.2\.2:80 over direct: /);
  });

  it.each(['json', 'html', 'ndjson'])(
    'reads a report in %s, and what is typed goes first',
    async (ending) => {
      const server = await network(2, 3);
      const folder = await temporaryFolder();
      const file = join(folder, `report.${ending}`);
      await runCli([...whole(server), '--output', file]);
      server.red.delete(2);
      server.red.delete(3);
      const args = ['audit', '--only-red', file, ...wayTo(server), '--samples', '2'];
      const run = await runCli([...args, '--format', 'json']);
      expect(run.status).toBe(0);
      const report = reportIn(run);
      expect(hostsOf(report)).toEqual(['192.0.2.2', '192.0.2.3']);
      expect(report.options.samples).toBe(2);
      expect(report.options.only?.after?.cells.map(({ route }) => route)).toEqual([
        'direct',
        'direct',
      ]);
    },
  );

  it('says what a report does not keep', async () => {
    const server = await network(2);
    const file = join(await temporaryFolder(), 'report.json');
    await runCli([...whole(server), '--output', file]);
    const run = await runCli(['audit', '--only-red', file, '--plan']);
    expect(run.stderr).toMatch(/Connections went elsewhere then .* give --connect-to again/);
    expect(run.stderr).toMatch(/Other name servers are asked .* than then \(127\.0\.0\.1:9\)/);
  });

  it('leaves the waived alone until they are named', async () => {
    const server = await network(2, 3);
    const folder = await temporaryFolder();
    const waiver = { target: '192.0.2.2', until: '2999-01-01', reason: 'moves' };
    const file = join(folder, 'a.ndjson');
    await writeFile(join(folder, 'c.json'), JSON.stringify({ waivers: [waiver] }));
    const config = ['--config', join(folder, 'c.json')];
    await runCli([...whole(server), ...config, '--save', file]);
    const again = ['audit', '--only-red', file, '--format', 'json'];
    const alone = await runCli(again);
    expect(hostsOf(reportIn(alone))).toEqual(['192.0.2.3']);
    expect(alone.stderr).toContain('left alone: 1 under a waiver');
    const both = await runCli([...again, '--only', '192.0.2.2']);
    expect(hostsOf(reportIn(both))).toEqual(['192.0.2.2', '192.0.2.3']);
  });

  it('has nothing to do where nothing was red, and tells what is in the list no more', async () => {
    const server = await network();
    const folder = await temporaryFolder();
    const file = join(folder, 'report.json');
    await runCli([...whole(server), '--output', file]);
    const run = await runCli(['audit', '--only-red', file]);
    expect(run.status).toBe(0);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^netready: Nothing to try again: all that counts passed in .*\n$/);
    server.red.add(2);
    await runCli([...whole(server), '--output', file]);
    const other = await runCli([
      'audit',
      '--only-red',
      file,
      '--target',
      urls[0] ?? '',
      ...wayTo(server),
    ]);
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('of the 1 that were red then, none is in the list any more');
  });

  it('refuses what holds no audit, or one under pseudonyms, in one line', async () => {
    const server = await network(2);
    const folder = await temporaryFolder();
    const redacted = join(folder, 'redacted.json');
    await runCli([...whole(server), '--redact', '--output', redacted]);
    const cut = join(folder, 'cut.json');
    await writeFile(cut, (await readFile(redacted)).subarray(0, 500));
    const names = [
      '<p>',
      'PK\u0003\u0004',
      '',
      '{"type":"head"}',
      '[1,2]',
      '\u0000\u001b]0;x\u0007',
    ];
    const files = names.map((text, index) => ({ text, file: join(folder, `${index}`) }));
    for (const { text, file } of files) await writeFile(file, text);
    for (const file of [redacted, cut, ...files.map((one) => one.file), join(folder, 'none')]) {
      const run = await runCli(['audit', '--only-red', file]);
      expect(run.status).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(run.stderr).not.toContain('\u001b');
    }
  });
});
