import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fleetState } from '../../src/cli/fleet/fleet-state.ts';
import { openFleet } from '../../src/cli/fleet/hub-folder.ts';
import { initFleet } from '../../src/cli/fleet/init-fleet.ts';
import { orderJob } from '../../src/cli/fleet/order-job.ts';
import { evidenceCheck } from '../../src/fleet/fleet-result.ts';
import { freePort } from '../free-port.ts';

export interface Simulation {
  readonly sites: number;
  /** Sites whose agents share a process, and its end. */
  readonly perProcess: number;
  /** Processes that are killed (SIGKILL), each at a moment of its own. */
  readonly kills: number;
  /** How often the hub is killed and started again. */
  readonly crashes: number;
  /** Milliseconds for which nobody reaches the hub. */
  readonly cutMs: number;
  readonly say: (line: string) => void;
}

export interface Simulated {
  /** Sites with a result that their key has signed, and whose evidence is what was signed. */
  readonly whole: number;
  /** Results that the hub holds, whoever sent them. */
  readonly results: number;
  /** Sites that have a job, and no result. */
  readonly left: number;
  /** Results whose job was handed out more than once. */
  readonly again: number;
  readonly hub: HubSize;
  readonly seconds: number;
}

/** What a hub takes at the end, of memory, of files that it holds open, and of the disk. */
export interface HubSize {
  readonly residentMB: number;
  readonly files: number;
  readonly storeMB: number;
}

/** Milliseconds in which kills, crashes and the cut fall. */
const troubleMs = 20_000;
const patienceMs = 600_000;

/** A hub and its agents on loopback, with all that goes wrong, until every site has its result or ten minutes are over. */
export async function simulateFleet(wish: Simulation): Promise<Simulated> {
  const { say } = wish;
  const base = await mkdtemp(join(tmpdir(), 'netready-bench-fleet-'));
  const folder = join(base, 'fleet');
  const sites = Array.from({ length: wish.sites }, (_, index) => `site-${index}`);
  const port = await freePort();
  await initFleet({ folder, sites, listen: `127.0.0.1:${port}` });
  const relay = await startRelay(port);
  for (const site of sites) await reachBy(join(folder, 'sites', site), relay.port);
  let hub = await startHub(folder, port);
  const agents = new Set<ChildProcess>();
  const start = (some: readonly string[]): void => {
    const program = fileURLToPath(new URL('./agents.ts', import.meta.url));
    const words = some.map((site) => join(folder, 'sites', site));
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    agents.add(child);
    child.once('exit', () => agents.delete(child));
  };
  const groups = Array.from({ length: Math.ceil(sites.length / wish.perProcess) }, (_, index) =>
    sites.slice(index * wish.perProcess, (index + 1) * wish.perProcess),
  );
  try {
    const began = performance.now();
    const ordering = await openFleet(folder);
    const { job, ordered } = await orderJob(ordering, { request: {}, sites });
    await ordering.close();
    say(`${ordered.length} jobs queued after ${seconds(began)} s`);
    for (const group of groups) start(group);
    const kill = async (index: number): Promise<void> => {
      await setTimeout(Math.random() * troubleMs);
      const victim = [...agents][index % agents.size];
      const group = victim?.spawnargs
        .slice(2)
        .map((place) => place.slice(place.lastIndexOf('/') + 1));
      victim?.kill('SIGKILL');
      if (victim) await once(victim, 'exit');
      if (group) start(group);
    };
    const crash = async (index: number): Promise<void> => {
      await setTimeout((troubleMs * (index + 1)) / (wish.crashes + 1));
      const exit = once(hub, 'exit');
      hub.kill('SIGKILL');
      await exit;
      hub = await startHub(folder, port);
      say(`the hub was killed, and is back after ${seconds(began)} s`);
    };
    const cut = async (): Promise<void> => {
      await setTimeout(troubleMs * 0.8);
      relay.cut();
      await setTimeout(wish.cutMs);
      relay.heal();
      say(`the network was cut for ${wish.cutMs} ms`);
    };
    await Promise.all([
      ...Array.from({ length: wish.kills }, (_, index) => kill(index)),
      ...Array.from({ length: wish.crashes }, (_, index) => crash(index)),
      cut(),
    ]);
    const whole = await untilWhole({ folder, job, sites: sites.length, began, say });
    return { ...whole, hub: await sizeOf(hub, join(folder, 'store')) };
  } finally {
    for (const child of agents) child.kill('SIGKILL');
    relay.close();
    hub.kill('SIGKILL');
    await rm(base, { recursive: true, force: true });
  }
}

interface Awaited extends Pick<Simulation, 'say'> {
  readonly folder: string;
  readonly job: string;
  readonly sites: number;
  readonly began: number;
}

async function untilWhole({
  folder,
  job,
  sites,
  began,
  say,
}: Awaited): Promise<Omit<Simulated, 'hub'>> {
  const fleet = await openFleet(folder);
  try {
    for (;;) {
      const states = await fleetState(fleet, job);
      const done = states.filter(({ state }) => state === 'done');
      const isLate = performance.now() - began > patienceMs;
      // A hub that was killed may keep a job whose end its consumer knows: it is handed out to nobody.
      const left = states.filter(({ state }) => state !== 'done').length;
      say(`${done.length} of ${sites} after ${seconds(began)} s, ${left} to come`);
      if (done.length < sites && !isLate) {
        await setTimeout(5000);
        continue;
      }
      // What is told late would be told by now.
      await setTimeout(2000);
      let whole = 0;
      for (const { site, result } of done) {
        const evidence = result?.evidence;
        const content = evidence && (await fleet.hub.evidence(site, evidence));
        if (!evidence || !content) continue;
        const check = evidenceCheck(evidence);
        for await (const piece of content) check.add(piece);
        if (check.isRight()) whole += 1;
      }
      let results = 0;
      for await (const _ of fleet.hub.results()) results += 1;
      return {
        ...{ whole, results, left, seconds: seconds(began) },
        again: done.filter(({ result }) => (result?.tries ?? 1) > 1).length,
      };
    }
  } finally {
    await fleet.close();
  }
}

async function sizeOf({ pid }: ChildProcess, store: string): Promise<HubSize> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kiB = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
  const stored = await readdir(store, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    stored
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return {
    residentMB: Math.round(Number(kiB) / 1000),
    files: (await readdir(`/proc/${pid}/fd`)).length,
    storeMB: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6),
  };
}

async function startHub(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn('nats-server', ['--config', 'server.conf'], { cwd: folder, stdio: 'ignore' });
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return child;
    if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    await setTimeout(50);
  }
}

interface Relay {
  readonly port: number;
  readonly cut: () => void;
  readonly heal: () => void;
  readonly close: () => void;
}

/** The network between the sites and the hub. */
async function startRelay(to: number): Promise<Relay> {
  let isCut = false;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    heal: () => {
      isCut = false;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

async function reachBy(place: string, port: number): Promise<void> {
  const path = join(place, 'agent.json');
  const settings = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...settings, server: `nats://127.0.0.1:${port}` }));
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
