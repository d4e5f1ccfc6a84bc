import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestFlags } from '../../../src/cli/args/audit-flags.ts';
import { wordsOf } from '../../../src/cli/args/flag.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import type { AuditRequest } from '../../../src/setup/request/audit-request.ts';
import { emptyAnswer, silentNameServer, tcpServer } from '../loopback.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const patience = { timeout: 120_000 };

/** What a report says of anything but this very run: its moments, its durations, its free ports. */
function lasting(text: string): unknown {
  const { attempts, findings, verdicts, options, ...report }: Report = JSON.parse(text);
  const { config: _, ...asked } = options;
  const { settings, routes, targets, sources, components, summary, environment } = report;
  return {
    ...{ settings, routes, targets, sources, components, summary, verdicts, options: asked },
    lab: environment.lab,
    findings: findings.map(({ kind, target, route }) => ({ kind, target, route })),
    planned: attempts
      .filter(({ purpose }) => purpose === 'audit')
      .map(({ id, target, route, verdict }) => ({ id, target, route, verdict })),
  };
}

describe('netready audit --config', () => {
  const requests: readonly AuditRequest[] = [
    { lab: 'sni-filter' },
    {
      ...{ lab: 'refused-port', samples: 2, timeoutMs: 3000, failOn: 'degraded' },
      ...{ revocation: false, interceptionCheck: false, routes: ['direct'], site: 'Berlin' },
    },
    { lab: 'company', targets: ['https://a.example/', 'b.example'], controls: ['c.example'] },
    { lab: 'all-clear', redact: true, concurrency: 4, rate: 200 },
  ];

  it.each(requests)('reports of %j what the words of it report', patience, async (request) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'request.json'), JSON.stringify(request));
    const options = { cwd: folder, patienceMs: 100_000 };
    const run = (args: readonly string[]) =>
      runCli(['audit', ...args, '--format', 'json'], options);
    const typed = await run(wordsOf(request, requestFlags));
    const read = await run(['--config', 'request.json']);
    expect(read.status).toBe(typed.status);
    expect(lasting(read.stdout)).toEqual(lasting(typed.stdout));
    expect(JSON.parse(typed.stdout).options.config).toBeUndefined();
    const { config } = JSON.parse(read.stdout).options;
    expect(config).toEqual(
      request.redact ? { file: expect.any(String) } : { file: 'request.json' },
    );
    if (request.redact) expect(config.file).not.toContain('request');
  });

  it('says the same in one line and in full as the words of it', patience, async () => {
    const folder = await temporaryFolder();
    const request: AuditRequest = { lab: 'refused-port', site: 'Berlin', routes: ['direct'] };
    await writeFile(join(folder, 'request.json'), JSON.stringify(request));
    const words = wordsOf(request, requestFlags);
    const options = { cwd: folder, patienceMs: 100_000 };
    const line = (args: readonly string[]) => runCli(['audit', ...args, '--summary'], options);
    const [typed, read] = [await line(words), await line(['--config', 'request.json'])];
    expect(read).toEqual({ ...typed, stderr: read.stderr });
    expect(typed.stdout).toContain('NOT READY');
    const full = async (args: readonly string[]): Promise<string[]> => {
      const { stdout } = await runCli(['audit', ...args, '--verbose'], options);
      // A heading a line; what is measured differs from run to run.
      return stdout.split('\n').filter((text) => /^[A-Z]/.test(text) && !/\d ms/.test(text));
    };
    expect(await full(['--config', 'request.json'])).toEqual(await full(words));
  });

  it('waives what a file waives, whatever else is typed or written', patience, async () => {
    const folder = await temporaryFolder();
    const host = 'winatp-gw-neu.microsoft.com';
    const waivers = [{ target: host, until: '2999-01-01', reason: 'in January' }];
    const rest: AuditRequest = { lab: 'refused-port', routes: ['direct'] };
    await writeFile(join(folder, 'waivers.json'), JSON.stringify({ waivers }));
    await writeFile(join(folder, 'all.json'), JSON.stringify({ ...rest, waivers }));
    const run = (args: readonly string[]) =>
      runCli(['audit', ...args, '--format', 'json'], { cwd: folder, patienceMs: 100_000 });
    const typed = await run([...wordsOf(rest, requestFlags), '--config', 'waivers.json']);
    const read = await run(['--config', 'all.json']);
    expect(read.status).toBe(typed.status);
    expect(lasting(read.stdout)).toEqual(lasting(typed.stdout));
    expect(JSON.parse(read.stdout).options.waivers).toEqual(waivers);
  });
});

describe('a request in a file', () => {
  it('is named in the head of every format, and kept to go on by', patience, async () => {
    const folder = await temporaryFolder();
    const server = await tcpServer(emptyAnswer);
    const resolver = await silentNameServer();
    const request = {
      targets: [`http://127.0.0.1:${server.port}/`],
      ...{ resolver: `127.0.0.1:${resolver.port}`, timeoutMs: 1234, rate: 7 },
      profiles: { site: { routes: ['direct'] } },
    };
    await writeFile(join(folder, 'ours.jsonc'), `// ours\n${JSON.stringify(request)}`);
    const files = ['a.txt', 'a.json', 'a.ndjson', 'a.md', 'a.xml'];
    const args = ['audit', '--config', 'ours.jsonc', '--profile', 'site', '--rate', '9'];
    const outputs = [...files, 'a.xlsx'].flatMap((file) => ['--output', file]);
    const { status, stderr } = await runCli([...args, ...outputs, '--save', 'saved'], {
      cwd: folder,
    });
    expect({ status, stderr }).toEqual({ status: expect.any(Number), stderr: '' });
    for (const file of files) {
      const text = await readFile(join(folder, file), 'utf8');
      expect(text, file).toContain('ours.jsonc');
      expect(text, file).toContain('site');
    }
    const saved = (await readFile(join(folder, 'saved'), 'utf8')).split('\n')[0] ?? '';
    expect(JSON.parse(saved)).toMatchObject({
      head: { options: { rate: 9, config: { file: 'ours.jsonc', profile: 'site' } } },
      command: {
        words: [`--resolver=127.0.0.1:${resolver.port}`, '--timeout=1234ms', '--rate=9'],
      },
    });
  });

  it(
    'that was found is told on stderr, and with --quiet in the report alone',
    patience,
    async () => {
      const folder = await temporaryFolder();
      await mkdir(join(folder, 'below'));
      const request = { targets: ['http://127.0.0.1:1/'], routes: ['direct'] };
      await writeFile(join(folder, 'netready.json'), JSON.stringify(request));
      const plan = (args: readonly string[]) =>
        runCli(['audit', '--plan', ...args], { cwd: join(folder, 'below') });
      const [loud, quiet, without] = await Promise.all([
        plan([]),
        plan(['--quiet']),
        plan(['--no-config', '--target', 'http://127.0.0.1:2/']),
      ]);
      expect(loud?.stderr).toMatch(
        /^netready: Goes by .*netready\.json; --no-config passes it by\n$/,
      );
      expect(quiet?.stderr).toBe('');
      for (const one of [loud, quiet]) expect(one?.stdout).toMatch(/config +\S*netready/);
      expect(without?.stderr).toBe('');
      expect(without?.stdout).not.toContain('config ');
    },
  );

  it('is told of by its name where it is wrong, and never replaced', patience, async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.json'), '{ "lab": "sni", "profiles": { "b": { "os": 1 } } }');
    await writeFile(join(folder, 'b.json'), '{ "lab": "sni" }');
    const [wrong, late, replaced, beside] = await Promise.all(
      [
        ['--config', 'a.json'],
        ['--config', 'b.json'],
        ['--config', 'b.json', '--output', './b.json'],
        ['--config', 'b.json', '--resume', 'c.ndjson'],
      ].map((args) => runCli(['audit', ...args], { cwd: folder })),
    );
    const lines = [wrong, late, replaced, beside].map((one) => one?.stderr);
    expect(lines).toEqual([
      'netready: Cannot use 1 for profiles.b.os in a.json: give a list\n',
      expect.stringMatching(/^netready: Cannot use "sni" for lab in b\.json: did you mean .*\n$/),
      'netready: Cannot use "b.json" for --config: --output would replace it\n',
      'netready: Cannot use --config with --resume: the saved audit goes on as it was begun\n',
    ]);
  });
});
