// How much CPU does a tunnel with a handshake cost the load generator, beside `curl -Z`, and do real
// proxies carry the rate that it makes?
//
// Squid and tinyproxy, in turns, each with the same number of tunnels from both. The generator
// keeps to its rate, says what came of each tunnel, and starts Node for it; curl goes as fast as
// it can with 16 at a time, and sends a request too, since it knows no tunnel without one.
import { join } from 'node:path';
import { startSquid } from '../load/start-squid.ts';
import { startTinyproxy } from '../load/start-tinyproxy.ts';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';
import { runTimed } from './run-timed.ts';
import { versions } from './versions.ts';

const rate = 300;
const seconds = 10;
const tunnels = rate * seconds;
const turns = 3;
// Nobody set a bar for it: 1.03 to 1.13 were measured, and this would show a step back.
const maxBesideCurl = 1.25;

const servers = await startServers();
const ca = join(servers.folder, 'ca.pem');
// By address: neither the generator nor curl nor the proxy looks a name up.
const target = `https://127.0.0.1:${servers.ports.tls}/`;
const proxies = [
  { name: 'squid', proxy: await startSquid() },
  { name: 'tinyproxy', proxy: await startTinyproxy() },
].map((one) => ({
  ...one,
  netready: [] as number[],
  curl: [] as number[],
  carried: [] as number[],
}));
console.log(await versions(['squid', 'tinyproxy', 'curl']));

for (let turn = 0; turn < turns; turn += 1) {
  for (const { proxy, netready, curl, carried } of proxies) {
    const { cpuMs, perSecond } = await load(proxy.port);
    netready.push(cpuMs);
    carried.push(perSecond);
    curl.push(await timeCurl(proxy.port));
  }
}
for (const { proxy } of proxies) await proxy.stop();
await servers.stop();

for (const { name, netready, curl, carried } of proxies) {
  console.log(`${name}: ${show(carried, 0)} of ${rate} tunnels a second carried`);
  console.log(`  netready bench  ${show(netready, 3)} ms CPU a tunnel`);
  console.log(`  curl -Z         ${show(curl, 3)} ms CPU a tunnel`);
}
verdict(
  proxies.flatMap(({ name, netready, curl, carried }) => [
    {
      name: `${name}: beside curl -Z`,
      value: median(netready) / median(curl),
      most: maxBesideCurl,
      unit: 'times',
    },
    {
      name: `${name}: due over carried`,
      value: rate / median(carried),
      most: 1.03,
      unit: 'times',
    },
  ]),
);

interface Loaded {
  /** A tunnel. */
  readonly cpuMs: number;
  /** Tunnels that were carried. */
  readonly perSecond: number;
}

async function load(port: number): Promise<Loaded> {
  const { status, stdout, stderr, usage } = await runNetready([
    ...['bench', `http://127.0.0.1:${port}`, '--target', target, '--load', 'handshakes'],
    ...['--rate', String(rate), '--duration', `${seconds}s`, '--warmup', '0', '--no-direct'],
    ...['--ca', ca, '--resolver', `127.0.0.1:${servers.ports.dns}`, '--yes', '--format', 'json'],
  ]);
  if (status !== 0 || !usage) throw new Error(`the bench ended with ${status}: ${stderr}`);
  const [measure] = JSON.parse(stdout).measures;
  if (measure.succeeded < tunnels) {
    throw new Error(
      `${measure.succeeded} of ${tunnels} tunnels: ${JSON.stringify(measure.failures)}`,
    );
  }
  return { cpuMs: usage.cpuMs / tunnels, perSecond: measure.donePerSecond };
}

async function timeCurl(port: number): Promise<number> {
  const { stdout, cpuMs } = await runTimed('curl', [
    ...['-Z', '--parallel-max', '16', '--silent', '--cacert', ca, '--no-sessionid'],
    ...['--proxy', `http://127.0.0.1:${port}`, '--output', '/dev/null'],
    // The service closes each connection, so none is used twice.
    ...['--write-out', '%{http_code} %{num_connects}\n', `${target}?[1-${tunnels}]`],
  ]);
  const made = stdout.match(/^200 1$/gm)?.length ?? 0;
  if (made < tunnels) throw new Error(`curl made ${made} of ${tunnels} tunnels`);
  return cpuMs / made;
}

function show(values: readonly number[], digits: number): string {
  return values.map((value) => value.toFixed(digits)).join(' ');
}
