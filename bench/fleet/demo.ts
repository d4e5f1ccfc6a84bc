// A fleet of five sites on this machine, from nothing to the report of all: a real nats-server, real agents, simulated networks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';

/** A site, and the network that stands in the place of its own. */
const networks = {
  berlin: 'company',
  lima: 'all-clear',
  osaka: 'interception',
  oslo: 'company',
  quito: 'all-clear',
} as const;
const sites = Object.keys(networks) as (keyof typeof networks)[];

const bin = fileURLToPath(new URL('../../bin/netready.js', import.meta.url));
const base = await mkdtemp(join(tmpdir(), 'netready-demo-'));
const folder = join(base, 'fleet');
const server = `127.0.0.1:${await freePort()}`;

await netready('fleet', 'init', '--folder', folder, '--sites', sites.join(','), '--listen', server);
const hub = spawn('nats-server', ['--config', 'server.conf'], { cwd: folder, stdio: 'ignore' });
hub.once('error', () => {
  console.error('nats-server is not installed: apt-get install nats-server');
  process.exitCode = 2;
});
await once(hub, 'spawn');
const agents = sites.map(async (site) => {
  const place = join(folder, 'sites', site);
  const path = join(place, 'agent.json');
  const settings = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...settings, targets: [`lab:${networks[site]}`] }));
  return spawn(process.execPath, [bin, 'agent', '--folder', place], { stdio: 'inherit' });
});
try {
  for (const site of sites) {
    const request = join(base, `${site}.json`);
    await writeFile(request, JSON.stringify({ lab: networks[site] }));
    await netready('fleet', 'run', request, '--folder', folder, '--sites', site, '--name', 'demo');
  }
  await netready('fleet', 'watch', 'demo', '--folder', folder);
  const report = join(process.cwd(), 'sites.html');
  await netready('fleet', 'report', 'demo', '--folder', folder, '--output', report);
  console.log(`\nThe report of all sites: ${report}`);
} finally {
  for (const agent of agents) (await agent).kill();
  hub.kill();
  await rm(base, { recursive: true, force: true });
}

/** Runs the command line, and shows what was typed. */
async function netready(...words: readonly string[]): Promise<void> {
  console.log(`\n$ netready ${words.join(' ')}`);
  await once(spawn(process.execPath, [bin, ...words], { stdio: 'inherit' }), 'exit');
}
