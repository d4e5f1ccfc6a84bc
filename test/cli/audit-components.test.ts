import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/audit/report.ts';
import { type LoopbackServer, silentNameServer, tcpServer } from './loopback.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const hosts = {
  sensor: 'winatp-gw-weu.microsoft.com',
  antivirus: 'wdcp.microsoft.com',
  push: 'login.live.com',
};

/** A place that notes the hosts that it is asked for, and lets nobody through. */
async function noting(): Promise<LoopbackServer & { readonly asked: Set<string> }> {
  const asked = new Set<string>();
  const server = await tcpServer((socket, request) => {
    for (const host of Object.values(hosts)) if (request.includes(host)) asked.add(host);
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  return { ...server, asked };
}

/** Settings of a machine whose sensor and antivirus each have a proxy of their own. */
function exported({ sensor, antivirus }: Readonly<Record<string, number>>): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection]',
    `"TelemetryProxyServer"="127.0.0.1:${sensor}"`,
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]',
    `"ProxyServer"="http://127.0.0.1:${antivirus}"`,
    '',
  ].join('\r\n');
}

describe('an audit without --route', () => {
  it('takes the way of each component, its stated fallback, and no proxy for push', async () => {
    const [sensor, antivirus, names] = await Promise.all([noting(), noting(), silentNameServer()]);
    const folder = await temporaryFolder();
    const settings = join(folder, 'settings.reg');
    const saved = join(folder, 'audit.ndjson');
    await writeFile(settings, exported({ sensor: sensor.port, antivirus: antivirus.port }));
    const targets = Object.values(hosts).flatMap((host) => ['--target', `https://${host}/`]);
    // Where nothing listens, or something of another test: who is tried directly, the report says.
    const bound = Object.values(hosts).map((host) => `${host}:443:127.0.0.1`);
    const { stdout, stderr } = await runCli([
      ...['audit', '--os', 'windows-11', '--settings', settings, ...targets],
      ...bound.flatMap((to) => ['--resolve', to]),
      ...['--resolver', `127.0.0.1:${names.port}`, '--timeout', '300ms'],
      ...['--format', 'json', '--save', saved],
    ]);
    expect(stderr).toBe('');
    expect([...sensor.asked]).toEqual([hosts.sensor]);
    expect([...antivirus.asked]).toEqual([hosts.antivirus]);
    const report = JSON.parse(stdout) as Report;
    const straight = report.attempts.filter(({ route }) => route === 'direct');
    expect(new Set(straight.map(({ host }) => host))).toEqual(new Set(Object.values(hosts)));
    expect(report.components?.map(({ component, route }) => [component, route])).toEqual([
      ['sensor', 'telemetry-proxy'],
      ['antivirus', 'antivirus'],
      ['push', 'direct'],
    ]);
    const because = 'no-proxy';
    expect(report.verdicts.filter(({ target }) => target === 't3')).toEqual([
      { target: 't3', verdict: expect.not.stringContaining('applicable') },
      { target: 't3', route: 'telemetry-proxy', verdict: 'not-applicable', because },
      { target: 't3', route: 'antivirus', verdict: 'not-applicable', because },
      { target: 't3', route: 'direct', verdict: expect.not.stringContaining('applicable') },
    ]);
    const judged = await runCli(['judge', saved, '--format', 'json']);
    expect(JSON.parse(judged.stdout)).toEqual(report);
  });

  it('searches for the PAC file of a machine on which nothing is set, and goes by it', async () => {
    const settings = join(await temporaryFolder(), 'unset.reg');
    await writeFile(
      settings,
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n',
    );
    const audited = async (scenario: string, ...more: readonly string[]): Promise<Report> => {
      const args = ['audit', '--lab', scenario, '--route', 'settings', '--settings', settings];
      const { stdout } = await runCli([...args, '--format', 'json', ...more]);
      return JSON.parse(stdout) as Report;
    };
    const found = await audited('wpad-found');
    expect(found.routes).toMatchObject([{ id: 'wpad', effective: true }]);
    expect(found.summary).toMatchObject({ reachable: 2, blocked: 1 });
    const without = await audited('refused-port');
    expect(without.routes).toMatchObject([{ id: 'direct', effective: true }]);
    const way = without.components?.find(({ component }) => component === 'sensor');
    expect(way).toMatchObject({ route: 'direct', detection: 'found-nothing' });
    // A plan asks nobody.
    const planned = await audited('wpad-found', '--plan');
    expect(planned.routes).toMatchObject([{ id: 'direct' }]);
    expect(planned.components?.find(({ component }) => component === 'sensor')).toMatchObject({
      detection: 'unsearched',
    });
  });

  it('tries what is named by hand for every row, but for those that take no proxy', async () => {
    const [proxy, names] = await Promise.all([noting(), silentNameServer()]);
    const targets = Object.values(hosts).flatMap((host) => ['--target', `https://${host}/`]);
    const { stdout } = await runCli([
      ...['audit', '--os', 'windows-11', ...targets, '--format', 'json'],
      ...['--route', `http://127.0.0.1:${proxy.port}`, '--timeout', '300ms'],
      ...['--resolver', `127.0.0.1:${names.port}`],
    ]);
    expect([...proxy.asked].toSorted()).toEqual([hosts.antivirus, hosts.sensor]);
    const { summary, components } = JSON.parse(stdout) as Report;
    expect(summary).toMatchObject({ targets: 3, notApplicable: 1, notRun: 0 });
    expect(components).toBeUndefined();
  });
});
