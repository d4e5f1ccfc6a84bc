import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

describe('netready audit', () => {
  it.each([
    ['all-clear', 'blocked', 0],
    ['all-clear', 'degraded', 0],
    ['refused-port', 'blocked', 1],
    ['refused-port', 'never', 0],
  ])('of the %s network with --fail-on %s leaves with %i', async (scenario, failOn, status) => {
    const outcome = await runCli(['audit', '--lab', scenario, '--fail-on', failOn]);
    expect(outcome).toMatchObject({ status, stderr: '' });
    expect(outcome.stdout).toContain(`Exit status ${status}`);
  });

  it('tells degraded from reachable where it is asked to', async () => {
    const server = await tcpServer(emptyAnswer);
    const folder = await temporaryFolder();
    const file = join(folder, 'audit.ndjson');
    const args = ['--target', 'http://192.0.2.7/', '--route', 'direct'];
    const to = ['--connect-to', `::127.0.0.1:${server.port}`];
    await runCli(['audit', ...args, ...to, '--save', file]);
    // The service is due to answer 404 and lets 200 pass: the saved words say so.
    const expect404 = { method: 'GET', status: 404, accepts: [200], source: 'test' };
    const due = `"expect":${JSON.stringify(expect404)}`;
    const lines = (await readFile(file, 'utf8'))
      .replaceAll('"required":true', `"required":true,${due}`)
      .replaceAll('"path":"/"', `"path":"/",${due}`);
    for (const [failOn, status] of [
      ['blocked', 0],
      ['degraded', 1],
      ['never', 0],
    ] as const) {
      await writeFile(file, lines.replace('"failOn":"blocked"', `"failOn":"${failOn}"`));
      const judged = await runCli(['judge', file, '--format', 'json']);
      expect(JSON.parse(judged.stdout).summary).toMatchObject({ degraded: 1 });
      expect(judged.status).toBe(status);
    }
  });

  it('prints JSON alone on stdout', async () => {
    const { stdout, stderr } = await runCli(['audit', '--lab', 'all-clear', '--format', 'json']);
    const report = JSON.parse(stdout) as Report;
    expect(stderr).toBe('');
    expect(report).toMatchObject({ schemaVersion: 1, environment: { lab: 'all-clear' } });
    expect(report.summary.reachable).toBe(report.summary.targets);
  });

  it('prints with --plan what would be contacted, and contacts nothing', async () => {
    const server = await tcpServer(emptyAnswer);
    let connections = 0;
    server.events.on('connection', () => {
      connections += 1;
    });
    const { status, stdout, stderr } = await runCli([
      ...['audit', '--plan', '--target', 'http://192.0.2.7/', '--samples', '3'],
      ...['--connect-to', `::127.0.0.1:${server.port}`, '--route', 'direct'],
    ]);
    expect({ status, stderr, connections }).toEqual({ status: 0, stderr: '', connections: 0 });
    expect(stdout).toContain('3 attempts: 1 target over 1 route, 3 samples each');
  });

  it('shows control hosts in the plan and in the report, and counts none of them', async () => {
    const controls = ['--control', 'https://www.contoso.example/', '--control', 'a.example'];
    const args = ['audit', '--lab', 'dropped-port', ...controls];
    const [plan, table, json] = await Promise.all([
      runCli([...args, '--plan']),
      runCli(args),
      runCli([...args, '--format', 'json']),
    ]);
    expect(plan.stdout).toMatch(/www\.contoso\.example \(control\) +#4\n/);
    expect(plan.stdout).toContain('and 2 control hosts once over');
    expect(table.stdout).toContain('www.contoso.example  passes over direct');
    expect(table.stdout).toContain('This way out');
    const report = JSON.parse(json.stdout) as Report;
    expect(report.controls?.map(({ id, host }) => [id, host])).toEqual([
      ['c1', 'www.contoso.example'],
      ['c2', 'a.example'],
    ]);
    expect(report.summary.targets).toBe(3);
    expect(report.verdicts.some(({ target }) => target.startsWith('c'))).toBe(false);
    const silence = report.findings.find(({ kind }) => kind === 'port-silence');
    expect(silence?.facts['controlPasses']).toEqual(['www.contoso.example', 'a.example']);
  });

  it('asks a name in another script under its punycode', async () => {
    const server = await tcpServer(emptyAnswer);
    const { status, stdout } = await runCli([
      ...['audit', '--target', 'http://münchen.example/ä', '--route', 'direct'],
      ...['--connect-to', `MÜNCHEN.example:80:127.0.0.1:${server.port}`, '--format', 'json'],
    ]);
    const report = JSON.parse(stdout) as Report;
    expect(status).toBe(0);
    expect(report.targets[0]).toMatchObject({
      url: 'http://xn--mnchen-3ya.example/%C3%A4',
      host: 'xn--mnchen-3ya.example',
    });
    expect(report.summary.reachable).toBe(1);
  });

  it('takes 3,000 fixed addresses', async () => {
    const server = await tcpServer(emptyAnswer);
    const fixed = Array.from({ length: 3000 }, (_, index) => [
      '--resolve',
      `h${index}.example:80:192.0.2.1`,
    ]).flat();
    const { status, stdout, stderr } = await runCli([
      ...['audit', '--target', 'http://h2999.example/', '--route', 'direct', ...fixed],
      ...['--connect-to', `192.0.2.1:80:127.0.0.1:${server.port}`, '--format', 'json'],
    ]);
    const report = JSON.parse(stdout) as Report;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(report.observations[0]).toMatchObject({ step: 'resolve', by: 'option', failure: null });
  });

  it('takes the way that the environment says, and shows no login of it', async () => {
    const proxy = await tcpServer(emptyAnswer);
    const args = ['audit', '--target', 'http://192.0.2.7/', '--format', 'json'];
    const [plain, login] = await Promise.all([
      runCli(args, { env: { http_proxy: `http://127.0.0.1:${proxy.port}` } }),
      runCli([...args, '--connect-to', `::127.0.0.1:${proxy.port}`], {
        env: { http_proxy: `http://user:s3cret@127.0.0.1:${proxy.port}` },
      }),
    ]);
    expect(JSON.parse(plain.stdout).routes[0]).toMatchObject({ id: 'environment' });
    expect(plain.status).toBe(0);
    expect(JSON.parse(login.stdout).settings[0]).toMatchObject({ flaw: 'credentials' });
    expect(login.stdout).not.toMatch(/user:|s3cret/);
  });

  it('goes on without the saved file where the disk is full, and says so', async ({ skip }) => {
    skip(process.platform !== 'linux', 'a device that is always full');
    const args = ['audit', '--lab', 'all-clear', '--save', '/dev/full', '--format', 'json'];
    const { status, stdout, stderr } = await runCli(args);
    expect(JSON.parse(stdout).summary.reachable).toBeGreaterThan(0);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^netready: The saved audit "[^"]+" is not whole: the disk is full[^\n]+\n$/,
    );
  });

  it('tells the rows of a list that cannot be read, on stderr and no more than 20', async () => {
    const folder = await temporaryFolder();
    const list = join(folder, 'list.csv');
    const rows = Array.from({ length: 50 }, (_, index) => `https://user:x@h${index}.example/`);
    await writeFile(list, ['url', 'http://192.0.2.7/', ...rows].join('\n'));
    const args = ['audit', '--plan', '--catalogue', list, '--os', 'linux'];
    const [told, quiet] = await Promise.all([runCli(args), runCli([...args, '--quiet'])]);
    // And one line of how many rows gave no target.
    expect(told.stderr.trimEnd().split('\n')).toHaveLength(22);
    expect(told.stderr).toMatch(/30 more such rows/);
    const undated = ({ stdout }: { readonly stdout: string }): string =>
      stdout.replace(/\d\d:\d\d:\d\d/, '');
    expect(quiet).toMatchObject({ status: 0, stderr: '' });
    expect(undated(quiet)).toBe(undated(told));
  });
});
