// How much CPU takes a probe of a whole audit, beside blackbox_exporter, `openssl s_time` and
// `curl -Z`?
//
// A probe is one cold connection: TCP, TLS 1.3 with ECDSA P-256, one GET and its answer; nobody
// looks a name up. The audit does more: it starts a process, reads a list, keeps every step, the
// chain and the answer, judges, and writes a report; what it measures again counts as its own cost
// and not as a probe. It runs at its default settings, as a user runs it: at half of a core, where
// the peers go as fast as they can. In turns, so that whatever else the machine does falls on all
// alike.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';
import { startBlackbox } from './blackbox.ts';
import { runTimed } from './run-timed.ts';
import { versions } from './versions.ts';

const probes = 4000;
/** The start of the process is most of what a small audit takes. */
const few = 400;
const atOnce = 16;
/** As many at once as the peers make, and as fast as one core carries. */
const forced = ['--rate', '5000', '--concurrency', String(atOnce)];
const turns = 5;

const servers = await startServers();
const { tls } = servers.ports;
const ca = join(servers.folder, 'ca.pem');
const blackbox = await startBlackbox(servers);
console.log(await versions(['blackbox_exporter', 'openssl', 'curl']));

const used = {
  netready: [] as number[],
  forced: [] as number[],
  blackbox: [] as number[],
  openssl: [] as number[],
  curl: [] as number[],
  small: [] as number[],
};
for (let turn = 0; turn < turns; turn += 1) {
  used.netready.push(await audit(probes));
  used.blackbox.push((await blackbox.probe(probes)) / probes);
  used.openssl.push(await timeOpenssl());
  used.curl.push(await timeCurl());
  used.small.push(await audit(few));
  used.forced.push(await audit(probes, forced));
}
await blackbox.stop();
await servers.stop();

const ours = median(used.netready);
print('netready audit', used.netready, `of ${probes} probes, at default settings`);
print('netready audit', used.forced, `of ${probes} probes, with ${forced.join(' ')}`);
print('blackbox_exporter', used.blackbox, `of ${probes}`);
print('openssl s_time', used.openssl, 'of 5 seconds');
print('curl -Z', used.curl, `of ${probes}`);
print('netready audit', used.small, `of ${few} probes, at default settings`);
verdict([
  {
    name: 'beside blackbox_exporter',
    value: ours / median(used.blackbox),
    most: 0.8,
    unit: 'times',
  },
  { name: 'beside openssl s_time', value: ours / median(used.openssl), most: 1.35, unit: 'times' },
  { name: `CPU a probe of ${few}`, value: median(used.small), most: 2, unit: 'ms' },
]);

/** Milliseconds a probe, as from all the others. */
async function audit(count: number, more: readonly string[] = []): Promise<number> {
  const list = join(servers.folder, `${count}.csv`);
  const rows = Array.from({ length: count }, (_, index) => `https://t${index}.bench.example/`);
  await writeFile(list, ['url', ...rows].join('\n'));
  const report = join(servers.folder, 'report.json');
  const { status, usage, stderr } = await runNetready([
    ...['audit', ...servers.optionsByAddress, '--catalogue', list, '--os', 'linux'],
    ...['--route', 'direct', '--output', report, ...more],
  ]);
  if (status !== 0 || !usage) throw new Error(`the audit ended with ${status}: ${stderr}`);
  await checkReport(report, count);
  return usage.cpuMs / count;
}

/** The same work as the peers': no look-up, and an answer to each probe. */
async function checkReport(file: string, least: number): Promise<void> {
  const { observations } = JSON.parse(await readFile(file, 'utf8')) as {
    readonly observations: readonly { readonly step: string }[];
  };
  const count = (name: string): number => observations.filter(({ step }) => step === name).length;
  if (count('resolve') > 0 || count('exchange') < least) {
    throw new Error(`${count('resolve')} names were looked up, ${count('exchange')} answers came`);
  }
}

async function timeOpenssl(): Promise<number> {
  const { stdout, cpuMs } = await runTimed('openssl', [
    ...['s_time', '-connect', `127.0.0.1:${tls}`, '-new', '-www', '/', '-time', '5'],
    ...['-CAfile', ca, '-verify', '3'],
  ]);
  return cpuMs / Number(/^(\d+) connections in/m.exec(stdout)?.[1]);
}

async function timeCurl(): Promise<number> {
  // The service closes each connection, so none is used twice.
  const { stdout, cpuMs } = await runTimed('curl', [
    ...['-Z', '--parallel-max', String(atOnce), '--silent', '--cacert', ca],
    ...['--no-sessionid', '--connect-to', `::127.0.0.1:${tls}`, '--output', '/dev/null'],
    ...['--write-out', '%{http_code} %{num_connects}\n'],
    `https://t[1-${probes}].bench.example/`,
  ]);
  const made = stdout.match(/^200 1$/gm)?.length ?? 0;
  if (made < probes) throw new Error(`curl made ${made} of ${probes} probes`);
  return cpuMs / made;
}

function print(name: string, values: readonly number[], of: string): void {
  const shown = values.map((value) => value.toFixed(3)).join(' ');
  console.log(`${name.padEnd(18)} ${shown} ms CPU a probe, ${of}`);
}
