import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

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
    expect(stdout).toContain('Network: cannot be told here\n  No report was given;');
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
});
