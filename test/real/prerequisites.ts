import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { prefix } from './sweep.ts';

/** What this machine can do of the run, as plain data for the workers. */
export interface Prerequisites {
  /** Why nothing can be done here, whatever is installed; absent: something can. */
  readonly reason?: string;
  /** Packages that are not there, and could not be installed. */
  readonly missing: readonly string[];
  /** A missing package is a failure and no reason to skip: CI, as root, with apt-get. */
  readonly strict: boolean;
}

/** Debian's packages, a file of each that says whether it is there, and its service. */
const packages: readonly (readonly [name: string, program: string, service?: string])[] = [
  ['squid-openssl', '/usr/lib/squid/security_file_certgen', 'squid'],
  ['tinyproxy', '/usr/bin/tinyproxy', 'tinyproxy'],
  ['microsocks', '/usr/bin/microsocks', 'microsocks'],
  ['dante-server', '/usr/sbin/danted', 'danted'],
  ['mitmproxy', '/usr/bin/mitmdump'],
  ['nginx', '/usr/sbin/nginx', 'nginx'],
  ['dnsmasq-base', '/usr/sbin/dnsmasq'],
  ['nftables', '/usr/sbin/nft'],
  ['tayga', '/usr/sbin/tayga', 'tayga'],
  ['iptables', '/usr/sbin/iptables'],
  ['openssl', '/usr/bin/openssl'],
  ['curl', '/usr/bin/curl'],
  ['bind9-dnsutils', '/usr/bin/dig'],
  ['iproute2', '/usr/sbin/ip'],
  ['prometheus', '/usr/bin/promtool', 'prometheus'],
  ['nats-server', '/usr/sbin/nats-server', 'nats-server'],
  [
    'prometheus-blackbox-exporter',
    '/usr/bin/prometheus-blackbox-exporter',
    'prometheus-blackbox-exporter',
  ],
  ['chromium', '/usr/bin/chromium'],
  ['libreoffice-calc', '/usr/bin/soffice'],
  ['poppler-utils', '/usr/bin/pdftoppm'],
  ['man-db', '/usr/bin/man'],
  ['zsh', '/usr/bin/zsh'],
  ['fish', '/usr/bin/fish'],
  ['tmux', '/usr/bin/tmux'],
  ['systemd', '/usr/bin/systemd-analyze'],
  ['ansible-core', '/usr/bin/ansible-playbook'],
  ['ansible-lint', '/usr/bin/ansible-lint'],
  ['python3-prometheus-client', '/usr/lib/python3/dist-packages/prometheus_client/__init__.py'],
];

/**
 * Finds out what this machine can do, and installs what is missing where it is root's and has
 * apt-get. Never throws: what cannot be done is said.
 */
export function prepareMachine(): Prerequisites {
  const isRoot = process.getuid?.() === 0;
  const hasApt = existsSync('/usr/bin/apt-get');
  const strict = isRoot && hasApt && process.env['CI'] === 'true';
  if (isRoot && hasApt && absent().length > 0) install(absent());
  const missing = absent().map(([name]) => name);
  const reason = obstacle({ isRoot, hasIp: !missing.includes('iproute2') });
  return { missing, strict, ...(reason !== undefined && { reason }) };
}

function absent(): typeof packages {
  return packages.filter(([, program]) => !existsSync(program));
}

/** Debian starts what it installs, unless this file says no (invoke-rc.d(8)). */
const policy = '/usr/sbin/policy-rc.d';

function install(wanted: typeof packages): void {
  const names = wanted.map(([name]) => name);
  process.stdout.write(`Real devices: installing ${names.join(', ')} by apt-get\n`);
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const options = ['-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    attempt('apt-get', ['-q', 'update']);
    // One that this release does not have must not keep the others away.
    if (!attempt('apt-get', ['install', ...options, ...names])) {
      for (const name of names) attempt('apt-get', ['install', ...options, name]);
    }
    // The next start of the machine starts no proxy that nobody asked for.
    for (const [, , service] of existsSync('/run/systemd/system') ? wanted : []) {
      if (service !== undefined) attempt('systemctl', ['disable', service]);
    }
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

function obstacle({
  isRoot,
  hasIp,
}: {
  readonly isRoot: boolean;
  readonly hasIp: boolean;
}): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (!isRoot) return 'network namespaces need root';
  if (!hasIp) return undefined;
  const name = `${prefix}${process.pid}-trial`;
  const made =
    attempt('ip', ['netns', 'add', name]) && attempt('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  attempt('ip', ['netns', 'del', name]);
  return made ? undefined : 'this kernel or container makes no network namespaces';
}

function attempt(command: string, words: readonly string[]): boolean {
  try {
    execFileSync(command, words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    });
    return true;
  } catch {
    return false;
  }
}
