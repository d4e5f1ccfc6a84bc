import { once } from 'node:events';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { inboxOf, jobSubject } from '../../../src/fleet/names.ts';
import { connectHub } from '../../../src/fleet/nats/connect.ts';
import { hubOf, type Sent } from '../../../src/fleet/nats/hub.ts';
import { sitePost } from '../../../src/fleet/nats/site.ts';
import { type Running, runCli, startCli } from '../../cli/run-cli.ts';
import { type StartedHub, startHub } from './start-hub.ts';
import { startTunnelSquid } from './tunnel-squid.ts';

const { missing, strict } = inject('machine');
const skip = missing.includes('nats-server') && !strict;
const skipSquid = skip || (missing.includes('squid-openssl') && !strict);
const sites = ['berlin', 'lima', 'osaka', 'oslo', 'quito'];

let hub: StartedHub;
let count = 0;
beforeAll(async () => {
  if (!skip) hub = await startHub(sites);
});
afterAll(() => hub?.close());

interface ShownSite {
  readonly site: string;
  readonly state: string;
  readonly told?: string;
}

/** Orders a request for sites, under a name of its own. */
async function order(request: object, forSites: readonly string[]): Promise<string> {
  count += 1;
  const job = `job-${count}`;
  const path = join(hub.folder, `${job}.json`);
  await writeFile(path, JSON.stringify(request));
  const words = ['fleet', 'run', path, '--folder', hub.folder, '--name', job];
  const outcome = await runCli([...words, '--sites', forSites.join(',')]);
  expect(outcome.stderr).toContain(`Queued for ${forSites.length} of ${forSites.length} sites`);
  return job;
}

async function statusOf(job: string): Promise<readonly ShownSite[]> {
  const words = ['fleet', 'status', job, '--folder', hub.folder, '--format', 'json'];
  const { stdout, stderr } = await runCli(words);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).sites;
}

async function stateOf(job: string, site: string): Promise<ShownSite | undefined> {
  return (await statusOf(job)).find((one) => one.site === site);
}

async function until(job: string, site: string, states: readonly string[]): Promise<ShownSite> {
  for (;;) {
    const found = await stateOf(job, site);
    if (found && states.includes(found.state)) return found;
    if (found && ['failed', 'refused', 'forged'].includes(found.state))
      throw new Error(`${site} is ${found.state}: ${found.told}`);
    await setTimeout(300);
  }
}

function agentOf(site: string, more: readonly string[] = []): Running {
  const running = startCli(['agent', '--folder', hub.folderOf(site), ...more], {
    patienceMs: 280_000,
  });
  onTestFinished(async () => {
    running.child.kill('SIGKILL');
    await running.outcome;
  });
  return running;
}

/** What it says first, beside its answer. */
async function firstLine({ child }: Running): Promise<string> {
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  while (!said.includes('\n')) await once(child.stderr, 'data');
  return said.slice(0, said.indexOf('\n'));
}

const lab = { lab: 'all-clear' };

describe('netready fleet with a real nats-server', { skip }, () => {
  it('ends with one report of all sites, each exactly once', { timeout: 300_000 }, async () => {
    const three = ['berlin', 'lima', 'osaka'];
    for (const site of three) await hub.set(site, { targets: ['lab:company', 'lab:all-clear'] });
    const job = await order({ lab: 'company' }, three);
    expect((await statusOf(job)).map(({ state }) => state)).toEqual(Array(3).fill('offline'));
    for (const site of three) await agentOf(site, ['--once']).outcome;
    const states = await statusOf(job);
    expect(states.map(({ site, state }) => [site, state])).toEqual(three.map((s) => [s, 'done']));
    expect(states[0]?.told).toContain('NOT READY');
    const kept = join(hub.folder, 'evidence');
    const words = ['fleet', 'report', job, '--folder', hub.folder, '--evidence', kept];
    const { status, stdout } = await runCli([...words, '--format', 'json']);
    expect(status).toBe(1);
    const merged = JSON.parse(stdout);
    expect(merged.sites.map(({ name }: { name: string }) => name)).toEqual(three);
    expect((await readdir(kept)).sort()).toEqual(three.map((site) => `${site}.ndjson`));
    // What the hub has is gone from the sites.
    expect(await readdir(join(hub.folderOf('berlin'), 'jobs'))).toEqual([]);
  });

  it('queues nothing for a second time under one name', async () => {
    const job = await order(lab, ['quito']);
    const words = ['fleet', 'run', '--folder', hub.folder, '--name', job, '--sites', 'quito'];
    expect((await runCli(words)).stderr).toContain('Queued for 0 of 1 sites');
    await runCli(['fleet', 'cancel', job, '--folder', hub.folder]);
  });

  it('goes on with an audit that a kill cut short, and tells it once', {
    timeout: 300_000,
  }, async () => {
    await hub.set('oslo', { targets: ['lab:company'] });
    const job = await order({ lab: 'company', samples: 3, rate: 20 }, ['oslo']);
    const saved = join(hub.folderOf('oslo'), 'jobs', `${job}.ndjson`);
    const size = async (): Promise<number> =>
      readFile(saved, 'utf8').then(
        ({ length }) => length,
        () => 0,
      );
    const first = agentOf('oslo');
    while ((await size()) < 20_000) await setTimeout(50);
    first.child.kill('SIGKILL');
    await first.outcome;
    const second = agentOf('oslo');
    const done = await until(job, 'oslo', ['done']);
    expect(done.told).toContain('NOT READY');
    second.child.kill('SIGTERM');
    expect((await second.outcome).status).toBe(0);
    const words = ['fleet', 'report', job, '--folder', hub.folder, '--format', 'json'];
    const { sites: merged } = JSON.parse((await runCli(words)).stdout);
    expect(merged).toHaveLength(1);
  });

  it.each([
    ['a target beyond its list', { targets: ['victim.example'] }, 'targets: "victim.example"'],
    ['a rate of a million', { rate: 10_000 }, 'rate: 10000 is over its maxRate'],
    ['a file of its machine', { catalogues: ['/etc/passwd'] }, 'catalogues: "/etc/passwd"'],
    ['a proxy of somebody', { routes: ['http://victim.example:22'] }, 'routes'],
  ])('ends %s as a refusal in the status', async (_, request, why) => {
    const job = await order(request, ['quito']);
    await agentOf('quito', ['--once']).outcome;
    const found = await stateOf(job, 'quito');
    expect(found?.state).toBe('refused');
    expect(found?.told).toContain(why);
  });

  it.each([
    ['an unknown field', { exec: 'sh' }, 'unknown field "exec"'],
    ['a rate that no request has', { request: { rate: 1_000_000 } }, 'rate'],
    ['a path in its name of the site', { site: '../lima' }, 'its site'],
  ])('ends %s, from whoever has the key of the hub, as a refusal', async (_, odd, why) => {
    const seed = (await readFile(join(hub.folder, 'hub.seed'), 'utf8')).trim();
    const server = `nats://127.0.0.1:${hub.port}`;
    const connection = await connectHub({ server, seed, name: 'thief', isPatient: false });
    onTestFinished(() => connection.close());
    await (await hubOf(connection)).prepare(['quito']);
    count += 1;
    const job = `job-${count}`;
    const subject = jobSubject('quito', job);
    const whole = {
      version: 1,
      job,
      site: 'quito',
      request: {},
      requestedAt: '2027-01-04T08:00:00Z',
    };
    await jetstream(connection).publish(subject, JSON.stringify({ ...whole, ...odd }));
    await agentOf('quito', ['--once']).outcome;
    const found = await stateOf(job, 'quito');
    expect(found?.state).toBe('refused');
    expect(found?.told).toContain(why);
  });

  it('stops a job that is cancelled while it runs', { timeout: 120_000 }, async () => {
    await hub.set('lima', { targets: ['lab:company'] });
    const job = await order({ lab: 'company', samples: 10, rate: 5 }, ['lima']);
    agentOf('lima');
    await until(job, 'lima', ['running']);
    const words = ['fleet', 'cancel', job, '--folder', hub.folder];
    expect((await runCli(words)).stdout).toBe('Cancelled at 1 sites.\n');
    expect((await until(job, 'lima', ['cancelled', 'done', 'failed'])).state).toBe('cancelled');
  });

  it('keeps what it was told over a crash of the hub', { timeout: 120_000 }, async () => {
    await hub.set('osaka', { targets: ['lab:all-clear'] });
    const job = await order(lab, ['osaka']);
    const watched = startCli(['fleet', 'watch', job, '--folder', hub.folder], {
      patienceMs: 110_000,
    });
    // Who finds no hub at first is told so; this one has found it.
    expect(await firstLine(watched)).toBe(`netready: Job ${job}: 1 offline`);
    await hub.crash();
    const agent = agentOf('osaka');
    await until(job, 'osaka', ['running', 'done']);
    await hub.crash();
    expect((await until(job, 'osaka', ['done'])).told).toContain('READY');
    // Who watched meanwhile hears of it all the same.
    const { stderr, ...outcome } = await watched.outcome;
    expect({ ...outcome, stderr }).toMatchObject({ status: 0 });
    expect(stderr).not.toContain('\u001b');
    agent.child.kill('SIGTERM');
    expect((await agent.outcome).status).toBe(0);
  });
});

describe('what a site has seen', { skip }, () => {
  it('is left out where it is not what was signed', { timeout: 120_000 }, async () => {
    await hub.set('quito', { targets: ['lab:all-clear'] });
    const job = await order(lab, ['quito']);
    await agentOf('quito', ['--once']).outcome;
    const report = ['fleet', 'report', job, '--folder', hub.folder];
    const kept = join(hub.folder, 'kept');
    expect((await runCli([...report, '--evidence', kept])).status).toBe(0);

    // Whoever has the key of the site puts something else of the same length in its place.
    const server = `nats://127.0.0.1:${hub.port}`;
    const connect = async (path: string, more: { readonly inbox?: string }) => {
      const seed = (await readFile(path, 'utf8')).trim();
      const connection = await connectHub({ server, seed, name: 'x', isPatient: false, ...more });
      onTestFinished(() => connection.close());
      return connection;
    };
    const ours = await hubOf(await connect(join(hub.folder, 'hub.seed'), {}));
    const sents: Sent[] = [];
    for await (const sent of ours.results(job)) sents.push(sent);
    const [sent] = sents;
    const { evidence } = JSON.parse(
      Buffer.from(sent?.bytes ?? '')
        .toString()
        .split('\n')[0] ?? '',
    );
    const path = join(kept, 'quito.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('startedAt', 'startedat'));
    const key = join(hub.folderOf('quito'), 'agent.seed');
    const theirs = sitePost(await connect(key, { inbox: inboxOf('quito') }), 'quito');
    expect((await theirs.putEvidence(path, evidence.name)).bytes).toBe(evidence.bytes);

    const { status, stderr } = await runCli(report);
    expect(status).toBe(2);
    expect(stderr).toContain('quito: what it saw is not what it signed; left out');
  });
});

describe('a fleet that was never asked anything', { skip }, () => {
  it('tells so, and no command ends as a bug', async () => {
    const fresh = await startHub(['quito']);
    try {
      const run = (...words: readonly string[]) =>
        runCli(['fleet', ...words, '--folder', fresh.folder]);
      expect(await run('status')).toMatchObject({
        status: 0,
        stdout: 'The hub knows of no job.\n',
      });
      expect((await run('watch')).stderr).toContain('the hub knows of none');
      expect((await run('report')).stderr).toContain('the hub knows of none');
      expect((await run('cancel', 'x')).stdout).toBe('Cancelled at 0 sites.\n');
    } finally {
      await fresh.close();
    }
  });
});

describe('an agent with a key that is not its own', { skip }, () => {
  it('is refused by the hub', async () => {
    const key = join(hub.folderOf('quito'), 'agent.seed');
    const kept = await readFile(key, 'utf8');
    try {
      // The key of another site: its rights are those of the other.
      await copyFile(join(hub.folderOf('berlin'), 'agent.seed'), key);
      const { status, stderr } = await agentOf('quito', ['--once']).outcome;
      expect(status).toBe(2);
      expect(stderr).toMatch(/Permissions Violation/);
    } finally {
      await writeFile(key, kept, { mode: 0o600 });
    }
  });

  it('is told so, in one line, where the hub does not know the key', async () => {
    const stranger = await startHub(['quito']);
    try {
      await stranger.set('quito', { server: `nats://127.0.0.1:${hub.port}` });
      const words = ['agent', '--folder', stranger.folderOf('quito'), '--once'];
      const { status, stderr } = await runCli(words);
      expect(status).toBe(2);
      expect(stderr).toContain('its configuration does not know this key');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    } finally {
      await stranger.close();
    }
  });
});

describe('an agent behind a proxy', { skip: skipSquid }, () => {
  it('reaches the hub through Squid as a PAC file says', { timeout: 120_000 }, async () => {
    const squid = await startTunnelSquid(hub.webSocketPort);
    onTestFinished(squid.close);
    let asked = 0;
    const pac = createServer((_, answer) => {
      asked += 1;
      answer.setHeader('content-type', 'application/x-ns-proxy-autoconfig');
      answer.end(`function FindProxyForURL(url, host) { return "PROXY 127.0.0.1:${squid.port}"; }`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => void pac.once('listening', resolve));
    onTestFinished(() => void pac.close());
    const { port } = pac.address() as AddressInfo;
    await hub.set('berlin', {
      server: `ws://127.0.0.1:${hub.webSocketPort}`,
      route: `pac+http://127.0.0.1:${port}/wpad.dat`,
      targets: ['lab:all-clear'],
    });
    const job = await order(lab, ['berlin']);
    const { stderr } = await agentOf('berlin', ['--once']).outcome;
    expect(stderr).toContain(`${job}: done`);
    expect(asked).toBeGreaterThan(0);
    expect(await squid.tunnels()).toContain(`127.0.0.1:${hub.webSocketPort}`);
    await rm(join(hub.folder, `${job}.json`));
  });
});
