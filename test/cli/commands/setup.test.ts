import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { microsoftServer } from '../../setup/tenant/microsoft-server.ts';
import { tcpServer } from '../loopback.ts';
import { runCli, startCli, temporaryFolder } from '../run-cli.ts';

const key = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection]';

function exported(...lines: readonly string[]): string {
  return ['Windows Registry Editor Version 5.00', '', key, ...lines, ''].join('\r\n');
}

interface Line {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
}

function statesOf(stdout: string): Record<string, string> {
  const { lines } = JSON.parse(stdout) as { lines: readonly Line[] };
  return Object.fromEntries(lines.map(({ id, state, reason }) => [id, `${state} ${reason}`]));
}

describe('netready setup', () => {
  it('says on a machine that tells nothing what would tell it, and ends with 2', async () => {
    const folder = await temporaryFolder();
    const { status, stdout, stderr } = await runCli(['setup'], { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain('Network: cannot be told here\n  A report would tell');
    expect(stdout).toContain('netready audit --portal --output audit.json');
    expect(stdout).toContain('reg export HKLM\\SOFTWARE\\Policies\\Microsoft policies.reg');
  });

  it('reads an export of a device and a report, in every format', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'policies.reg');
    await writeFile(file, exported('"TelemetryProxyServer"="proxy.corp.example:8080"'));
    const audit = join(folder, 'audit.json');
    await runCli(['audit', '--lab', 'company', '--quiet', '--output', audit]);
    const words = ['setup', audit, '--settings', file];
    const { status, stdout } = await runCli([...words, '--format', 'json']);
    expect(status).toBe(1);
    expect(statesOf(stdout)).toMatchObject({
      network: 'wrong audit-fails',
      'static-proxy': 'done value-set',
      'authenticated-proxy': 'to-do login-due',
      'anonymous-traffic': 'wrong login-asked',
    });
    const csv = await runCli([...words, '--format', 'csv']);
    expect(csv.stdout.split('\r\n')[0]).toBe('id,state,reason,field,seen,next');
    const table = await runCli(words);
    expect(table.stdout).toContain('No proxy that asks for a login: to do\n');
  });

  it('is a part of an audit in HTML, and goes by the settings that an audit went by', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'policies.reg');
    await writeFile(file, exported('"TelemetryProxyServer"="127.0.0.1:9"'));
    const [page, audit] = [join(folder, 'audit.html'), join(folder, 'audit.json')];
    const outputs = ['--output', page, '--output', audit];
    const target = ['--target', 'https://127.0.0.1:9/', '--no-interception-check'];
    const words = ['audit', ...target, '--settings', file, '--timeout', '1s', '--quiet'];
    await runCli([...words, ...outputs]);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('Set-up of Defender for Endpoint');
    expect(html).toMatch(/TelemetryProxyServer is .*127\.0\.0\.1:9/);
    const { stdout } = await runCli(['setup', audit, '--format', 'json']);
    expect(statesOf(stdout)).toMatchObject({
      'static-proxy': 'done value-set',
      'authenticated-proxy': 'to-do login-due',
    });
    expect(JSON.parse(stdout).madeFrom.settingsFrom).toBe('audit');
  });

  it('ends with 0 where nothing is wrong or to do', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'policies.reg');
    const lines = ['"TelemetryProxyServer"="p.example:80"', '"DisableEnterpriseAuthProxy"=dword:1'];
    await writeFile(file, exported(...lines));
    const { status, stdout } = await runCli(['setup', '--settings', file]);
    expect(status).toBe(0);
    expect(stdout).toContain('TelemetryProxyServer is p.example:80.');
  });

  it('refuses a file that holds no audit, in one line', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'no.json');
    await writeFile(file, '{}');
    const { status, stdout, stderr } = await runCli(['setup', file]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('asks the login page for a domain, and takes its cloud for Graph', async () => {
    const id = '3aa4a235-b6e2-48d5-9195-7fcf05b459b0';
    const server = await microsoftServer((place) => ({
      body: place.startsWith('login.')
        ? {
            issuer: `https://login.microsoftonline.us/${id}/v2.0`,
            cloud_instance_name: 'microsoftonline.us',
            ...{ tenant_region_scope: 'USGov', tenant_region_sub_scope: 'DODCON' },
          }
        : { value: [] },
    }));
    const folder = await temporaryFolder();
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, server.ca);
    const to = ['--ca', ca, '--connect-to', `::127.0.0.1:${server.port}`];
    const words = ['setup', '--tenant', 'contoso.com', ...to, '--format', 'json'];
    const { status, stdout } = await runCli(words);
    expect({ status, asked: server.places.length }).toEqual({ status: 0, asked: 1 });
    expect(statesOf(stdout)).toMatchObject({
      tenant: 'done tenant-found',
      'data-location': 'untold location-hint',
    });
    const env = { NETREADY_GRAPH_TOKEN: 'T0kenT0ken' };
    const other = await runCli(words, { env });
    expect(other.status).toBe(1);
    expect(statesOf(other.stdout)).toMatchObject({ licence: 'to-do no-plan' });
    expect(server.places[2]).toBe('graph.microsoft.us/v1.0/subscribedSkus');
    const wrong = await runCli([...words, '--cloud', 'gcc']);
    expect(statesOf(wrong.stdout)['tenant']).toBe('wrong cloud-otherwise');
  });

  it('ends with 130 where it is interrupted while nobody answers', async () => {
    const silent = await tcpServer(() => {});
    const { child, outcome } = startCli([
      ...['setup', '--tenant', 'contoso.com', '--timeout', '60s'],
      ...['--connect-to', `::127.0.0.1:${silent.port}`],
    ]);
    await once(silent.events, 'request');
    child.kill('SIGINT');
    expect(await outcome).toEqual({ status: 130, stdout: '', stderr: '' });
  });
});
