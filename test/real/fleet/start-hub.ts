import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initFleet } from '../../../src/cli/fleet/init-fleet.ts';
import { untilListening } from '../until-listening.ts';
import { freePort } from './free-port.ts';

/** A fleet as `netready fleet init` makes it, with a nats-server that runs by its configuration. */
export interface StartedHub {
  /** Of the fleet. */
  readonly folder: string;
  readonly folderOf: (site: string) => string;
  /** Changes what stands in a site's `agent.json`. */
  readonly set: (site: string, changes: object) => Promise<void>;
  /** Its address for agents behind a proxy, and the straight one. */
  readonly webSocketPort: number;
  readonly port: number;
  /** Ends it at once, as a power cut would, and starts it again on what it kept. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startHub(sites: readonly string[]): Promise<StartedHub> {
  const base = await mkdtemp(join(tmpdir(), 'netready-fleet-'));
  const folder = join(base, 'fleet');
  const [port, webSocketPort] = [await freePort(), await freePort()];
  await initFleet({
    ...{ folder, sites, listen: `127.0.0.1:${port}`, webSocket: `127.0.0.1:${webSocketPort}` },
  });
  const log = join(base, 'hub.log');
  const start = async (): Promise<ChildProcess> => {
    const words = ['--config', 'server.conf', '--log', log];
    const child = spawn('/usr/sbin/nats-server', words, { cwd: folder, stdio: 'ignore' });
    await untilListening(child, { tcp: [port, webSocketPort], udp: [], log, timeoutMs: 20_000 });
    return child;
  };
  let child = await start();
  const end = async (): Promise<void> => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  const folderOf = (site: string): string => join(folder, 'sites', site);
  const set = async (site: string, changes: object): Promise<void> => {
    const path = join(folderOf(site), 'agent.json');
    const before = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...before, ...changes }));
  };
  // Straight, unless a test has a proxy.
  for (const site of sites) await set(site, { server: `nats://127.0.0.1:${port}` });
  return {
    ...{ folder, folderOf, set, port, webSocketPort },
    crash: async () => {
      await end();
      child = await start();
    },
    close: async () => {
      await end();
      await rm(base, { recursive: true, force: true });
    },
  };
}
