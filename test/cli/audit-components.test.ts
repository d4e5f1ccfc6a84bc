import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
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
