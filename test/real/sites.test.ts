import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, inject, it } from 'vitest';

const { missing, strict } = inject('machine');
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sites = join(root, 'docs', 'sites');
const folder = mkdtempSync(join(tmpdir(), 'netready-sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The built command line, as a program of its own. */
const netready = join(folder, 'netready');
writeFileSync(
  netready,
  `#!/bin/sh\nexec ${process.execPath} ${join(root, 'bin', 'netready.js')} "$@"\n`,
  {
    mode: 0o755,
  },
);

const without = (...names: readonly string[]): { readonly skip: boolean } => {
  return { skip: names.some((name) => missing.includes(name)) && !strict };
};

function said(program: string, args: readonly string[], cwd: string = folder): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe', timeout: 110_000 });
}

describe('systemd-analyze verify', () => {
  const options = without('systemd');

  /** Both words of it: stdout, and what it complains of. */
  function verify(units: readonly string[]): string {
    // No page of ours is installed here.
    const script = 'systemd-analyze verify --man=no "$@" 2>&1 || echo "status $?"';
    return said('/bin/sh', ['-c', script, 'sh', ...units]);
  }

  function placed(name: string, change: (text: string) => string = (text) => text): string {
    const path = join(folder, name);
    const text = readFileSync(join(sites, 'systemd', name), 'utf8');
    writeFileSync(path, change(text.replaceAll('/usr/bin/netready', netready)));
    return path;
  }

  it('finds nothing in the units', options, () => {
    const names = readdirSync(join(sites, 'systemd'));
    expect(names).toHaveLength(3);
    expect(verify(names.map((name) => placed(name)))).toBe('');
  });

  it('finds a slip, so that its silence says something', options, () => {
    const broken = (text: string): string => text.replace('NoNewPrivileges=', 'NoNewPrivilege=');
    expect(verify([placed('netready-audit.service', broken)])).toContain('NoNewPrivilege');
  });
});

describe('the role of Ansible', () => {
  const playbook = join(folder, 'ansible');

  it('is well-formed, says ansible-lint', without('ansible-core', 'ansible-lint'), () => {
    const ansible = join(sites, 'ansible');
    said('/usr/bin/ansible-playbook', ['--syntax-check', '-i', 'localhost,', 'audit.yml'], ansible);
    const env = ['--offline', '--strict', '--nocolor', 'audit.yml', 'roles/netready'];
    // It throws where something is found.
    said('/usr/bin/ansible-lint', env, ansible);
  });

  it('audits from each host, fetches the reports and merges them', without('ansible-core'), () => {
    said('/bin/cp', ['-r', join(sites, 'ansible'), playbook]);
    copyFileSync(netready, join(playbook, 'netready'));
    const local = 'ansible_connection=local ansible_python_interpreter=/usr/bin/python3';
    const hosts = ['berlin', 'munich', 'paris'];
    writeFileSync(join(playbook, 'inventory'), hosts.map((host) => `${host} ${local}\n`).join(''));
    const extra = {
      netready_command: [netready],
      netready_merge_command: [netready],
      netready_arguments: ['--lab', 'all-clear'],
    };
    const args = ['-i', 'inventory', 'audit.yml', '-e', JSON.stringify(extra)];
    const told = said('/usr/bin/ansible-playbook', args, playbook);
    expect(told).toMatch(/berlin +: ok=\d+ .*failed=0/);
    expect(readdirSync(join(playbook, 'reports')).sort()).toEqual(
      hosts.map((host) => `${host}.json`),
    );
    const merged = said(netready, ['merge', 'reports', '--format', 'json'], playbook);
    for (const host of hosts) expect(merged).toContain(`"${host}"`);
    expect(readFileSync(join(playbook, 'reports.html'), 'utf8')).toContain('berlin');
  });
});
