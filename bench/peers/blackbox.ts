import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import type { Servers } from '../loopback/start-servers.ts';

export interface Blackbox {
  /** Makes so many probes, 16 at a time, and gives the milliseconds of CPU that they took. */
  readonly probe: (count: number) => Promise<number>;
  readonly stop: () => Promise<void>;
}

// Linux counts a process's CPU in hundredths of a second.
const tickMs = 10;

/**
 * Starts Debian's prometheus-blackbox-exporter on loopback: one module that asks for a page over
 * TLS as the audit does, its targets given by address so that it looks nothing up.
 */
export async function startBlackbox({ ports, folder }: Servers): Promise<Blackbox> {
  const config = join(folder, 'blackbox.yml');
  const tls = { ca_file: join(folder, 'ca.pem') };
  const http = { method: 'GET', preferred_ip_protocol: 'ip4', tls_config: tls };
  // YAML is a superset of JSON.
  await writeFile(
    config,
    JSON.stringify({ modules: { get: { prober: 'http', timeout: '5s', http } } }),
  );
  const port = await freePort();
  const child = spawn(
    'prometheus-blackbox-exporter',
    [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
    { stdio: 'ignore' },
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ask = (index: number): Promise<string> => {
    const host = `t${index}.bench.example`;
    const query = new URLSearchParams({
      module: 'get',
      target: `https://127.0.0.1:${ports.tls}/`,
      hostname: host,
    });
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: `/probe?${query}`, agent }, (answer) =>
        text(answer).then(resolve, reject),
      )
        .on('error', reject)
        .end();
    });
  };
  await untilUp(() => ask(0));
  return {
    probe: async (count) => {
      const before = await cpuMs(child);
      let next = 0;
      const one = async (): Promise<void> => {
        while (next < count) {
          const answer = await ask(next++);
          if (!/^probe_success 1$/m.test(answer)) throw new Error(`a probe failed: ${answer}`);
        }
      };
      await Promise.all(Array.from({ length: 16 }, one));
      return (await cpuMs(child)) - before;
    },
    stop: async () => {
      agent.destroy();
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}

async function cpuMs({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
  // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

async function untilUp(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const up = await ask().then(
      () => true,
      () => false,
    );
    if (up) return;
    await sleep(100);
  }
  throw new Error('blackbox_exporter did not start: apt-get install prometheus-blackbox-exporter');
}
