import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { freePort } from '../free-port.ts';
import { untilUp } from './until-up.ts';

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
 * Starts Debian's Squid on loopback. With helpers it asks one of them about every tunnel, as
 * companies have it look up who asks and for what: so it meets its limit well before this machine
 * does. Without them it opens every tunnel.
 */
export async function startSquid(asking?: SquidOptions): Promise<Squid> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-bench-squid-'));
  // It leaves root behind.
  await chmod(folder, 0o777);
  const port = await freePort();
  const rules = asking ? await rulesOf(asking, folder) : ['http_access allow all'];
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
    ...rules,
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

async function rulesOf({ helpers, helperMs }: SquidOptions, folder: string): Promise<string[]> {
  const helper = join(folder, 'helper');
  await writeFile(helper, helperScript(helperMs), { mode: 0o755 });
  return [
    // The port of the client is another one for each tunnel: no answer serves for two.
    `external_acl_type slow ttl=0 negative_ttl=0 grace=0 children-max=${helpers} children-startup=${helpers} children-idle=${helpers} queue-size=10000 %>p ${helper}`,
    'acl passes external slow',
    'http_access allow passes',
    'http_access deny all',
  ];
}

/** Answers each line that it reads, after a sleep. */
function helperScript(ms: number): string {
  return `#!/usr/bin/perl
$| = 1;
while (<STDIN>) { select(undef, undef, undef, ${ms / 1000}); print "OK\\n"; }
`;
}
