import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { untilUp } from './until-up.ts';

export interface Tinyproxy {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts Debian's tinyproxy on loopback; it opens every tunnel, each in a thread of its own. */
export async function startTinyproxy(): Promise<Tinyproxy> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-bench-tinyproxy-'));
  const port = await freePort();
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 30',
    'MaxClients 1000',
    'LogLevel Critical',
    `LogFile "${folder}/log"`,
  ];
  const file = join(folder, 'tinyproxy.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  const child = spawn('tinyproxy', ['-d', '-c', file], { stdio: 'ignore' });
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
