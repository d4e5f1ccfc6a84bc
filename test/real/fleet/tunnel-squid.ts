import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilListening } from '../until-listening.ts';
import { freePort } from './free-port.ts';

export interface TunnelSquid {
  readonly port: number;
  /** What it was asked to open a tunnel to, as its log has it once that is over. */
  readonly tunnels: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A Squid on loopback that opens tunnels to one port, and to no other. */
export async function startTunnelSquid(allowed: number): Promise<TunnelSquid> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-tunnel-'));
  await chmod(folder, 0o777);
  const port = await freePort();
  const own = (name: string): string => join(folder, name);
  const lines = [
    `http_port 127.0.0.1:${port}`,
    `acl hub port ${allowed}`,
    ...['http_access allow CONNECT hub', 'http_access deny all'],
    ...[`pid_filename ${own('pid')}`, `cache_log ${own('log')}`, `coredump_dir ${folder}`],
    ...[`access_log stdio:${own('access')}`, 'cache deny all', 'pinger_enable off'],
    ...['visible_hostname proxy.example', 'shutdown_lifetime 0 seconds', 'max_filedescriptors 512'],
  ];
  await writeFile(own('conf'), `${lines.join('\n')}\n`);
  const words = ['-N', '-n', `fleet${port}`, '-f', own('conf')];
  const child = spawn('squid', words, { stdio: 'ignore' });
  await untilListening(child, { tcp: [port], udp: [], log: own('log'), timeoutMs: 30_000 });
  return {
    port,
    tunnels: () => readFile(own('access'), 'utf8').catch(() => ''),
    close: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
