import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const exported = [
  'Windows Registry Editor Version 5.00',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]',
  '"ProxyServer"="http://av.example:8080"',
  '"ProxyBypass"="*.corp.example"',
  '',
].join('\r\n');

async function settings(): Promise<string> {
  const path = join(await temporaryFolder(), 'settings.reg');
  await writeFile(path, exported);
  return path;
}

const urls = ['https://wdcp.microsoft.com/', 'https://winatp-gw-weu.microsoft.com/'];

describe('netready ways', () => {
  it('says `inference` wherever no document states the order', async () => {
    const args = ['ways', '--os', 'windows-11', '--os', 'linux', '--settings', await settings()];
    const { stdout } = await runCli([...args, '--format', 'json']);
    const { components, rows } = JSON.parse(stdout);
    const stated =
      /^(?:inference|WindowsDefender\.admx|MDE Client Analyzer, 2024|IEInternals, .+|Microsoft Learn, .+)$/;
    for (const { basis, fallback } of components) {
      expect(basis).toMatch(stated);
      expect(fallback.basis).toMatch(stated);
    }
    const bases = new Map(
      rows.map(({ component, basis }: Record<string, string>) => [component, basis]),
    );
    expect(Object.fromEntries(bases)).toMatchObject({
      ...{ sensor: 'Microsoft Learn, configure-proxy-internet', antivirus: 'WindowsDefender.admx' },
      ...{ 'user-programs': 'inference', 'linux-agent': 'inference' },
    });
  });

  it('prints each URL with who asks for it, the way and what decides', async () => {
    const args = ['ways', ...urls, '--os', 'windows-11', '--settings', await settings()];
    const { status, stdout } = await runCli(args);
    expect(status).toBe(0);
    expect(stdout).toContain('Defender Antivirus: antivirus');
    expect(stdout).toContain('ProxyServer of Defender Antivirus decides (WindowsDefender.admx)');
    expect(stdout).toContain('sensor: automatic detection (not searched for), then direct');
  });

  it('has the same as JSON, and so has the plan of an audit', async () => {
    const rest = ['--os', 'windows-11', '--settings', await settings(), '--format', 'json'];
    const { stdout } = await runCli(['ways', ...urls, ...rest]);
    const targets = urls.flatMap((url) => ['--target', url]);
    const plan = await runCli(['audit', '--plan', ...targets, ...rest]);
    const { rows } = JSON.parse(stdout);
    expect(rows.map(({ component }: { component: string }) => component)).toEqual([
      'antivirus',
      'sensor',
    ]);
    expect(JSON.parse(plan.stdout).ways).toEqual(rows);
    const routes = JSON.parse(plan.stdout).attempts.map(
      ({ host, route }: { host: string; route: string }) => `${host} ${route}`,
    );
    // What is stated for the antivirus where its proxy fails: no proxy at all.
    expect(routes).toEqual([
      'wdcp.microsoft.com direct',
      'wdcp.microsoft.com antivirus',
      'winatp-gw-weu.microsoft.com direct',
    ]);
  });
});
