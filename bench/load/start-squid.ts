import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Squid {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface SquidOptions {
  /** Helpers that it asks whether a tunnel may pass, one of them for each tunnel. */
  readonly helpers: number;
  /** How long one of them takes. */
  readonly helperMs: number;
}

/**
 * Starts Debian's Squid on loopback. It asks a helper about every tunnel, as companies have it
 * look up who asks and for what: so it meets its limit well before this machine does.
 */
export async function startSquid({ helpers, helperMs }: SquidOptions): Promise<Squid> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-bench-squid-'));
  // It leaves root behind.
  await chmod(folder, 0o777);
  const port = await freePort();
  const helper = join(folder, 'helper');
  await writeFile(helper, helperScript(helperMs), { mode: 0o755 });
  const lines = [
    `http_port 127.0.0.1:${port}`,
    `pid_filename ${folder}/squid.pid`,
    `cache_log ${folder}/cache.log`,
    `coredump_dir ${folder}`,
    'access_log none',
    'cache deny all',
    'cache_mem 8 MB',
    'shutdown_lifetime 0 seconds',
    'pinger_enable off',
    'max_filedescriptors 16384',
    // An address is all that it is asked for.
    'dns_nameservers 127.0.0.1',
    'visible_hostname bench.example',
    // The port of the client is another one for each tunnel: no answer serves for two.
    `external_acl_type slow ttl=0 negative_ttl=0 grace=0 children-max=${helpers} children-startup=${helpers} children-idle=${helpers} queue-size=10000 %>p ${helper}`,
    'acl passes external slow',
    'http_access allow passes',
    'http_access deny all',
  ];
  const file = join(folder, 'squid.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  const name = `bench${process.pid}`;
  const child = spawn('squid', ['-N', '-n', name, '-f', file], { stdio: 'ignore' });
  await untilUp(child, port);
  return {
    port,
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Answers each line that it reads, after a sleep. */
function helperScript(ms: number): string {
  return `#!/usr/bin/perl
$| = 1;
while (<STDIN>) { select(undef, undef, undef, ${ms / 1000}); print "OK\\n"; }
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

async function untilUp(child: ChildProcess, port: number): Promise<void> {
  for (let waited = 0; waited < 100; waited += 1) {
    if (child.exitCode !== null) throw new Error(`squid ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await sleep(100);
  }
  throw new Error('squid does not listen');
}
