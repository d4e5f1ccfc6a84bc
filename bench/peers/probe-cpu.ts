// How much CPU takes a probe of a whole audit, beside blackbox_exporter and `openssl s_time`?
//
// A probe is one cold connection: TCP, TLS 1.3 with ECDSA P-256, one GET and its answer. The audit
// does more: it starts a process, reads a list, looks nothing up but keeps every step, the chain
// and the answer, judges, and writes a report. In turns, so that whatever else the machine does
// falls on all alike.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';
import { startBlackbox } from './blackbox.ts';
import { runTimed } from './run-timed.ts';

const probes = 4000;
const turns = 3;

const servers = await startServers();
const { tls } = servers.ports;
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: probes }, (_, index) => `https://t${index}.bench.example/`);
await writeFile(list, ['url', ...rows].join('\n'));
const blackbox = await startBlackbox(servers);

const used = { netready: [] as number[], blackbox: [] as number[], openssl: [] as number[] };
for (let turn = 0; turn < turns; turn += 1) {
  used.netready.push(await auditOnce());
  used.blackbox.push((await blackbox.probe(probes)) / probes);
  used.openssl.push(await timeOpenssl());
}
await blackbox.stop();
await servers.stop();

const ours = median(used.netready);
const theirs = median(used.blackbox);
const least = median(used.openssl);
console.log(`netready audit     ${show(used.netready)} ms CPU a probe`);
console.log(`blackbox_exporter  ${show(used.blackbox)} ms CPU a probe`);
console.log(`openssl s_time     ${show(used.openssl)} ms CPU a connection`);
verdict([
  { name: 'beside blackbox_exporter', value: ours / theirs, most: 0.85, unit: 'times' },
  { name: 'beside openssl s_time', value: ours / least, most: 1.4, unit: 'times' },
]);

async function auditOnce(): Promise<number> {
  const { status, usage, stderr } = await runNetready([
    ...['audit', ...servers.options, '--catalogue', list, '--os', 'linux', '--route', 'direct'],
    // As many at once as the peers make, and as fast as one core carries.
    ...['--rate', '5000', '--concurrency', '16', '--output', join(servers.folder, 'report.json')],
  ]);
  if (status !== 0 || !usage) throw new Error(`the audit ended with ${status}: ${stderr}`);
  return usage.cpuMs / probes;
}

async function timeOpenssl(): Promise<number> {
  const { stdout, cpuMs } = await runTimed('openssl', [
    ...['s_time', '-connect', `127.0.0.1:${tls}`, '-new', '-www', '/', '-time', '5'],
    ...['-CAfile', join(servers.folder, 'ca.pem'), '-verify', '3'],
  ]);
  const made = Number(/^(\d+) connections in/m.exec(stdout)?.[1]);
  return cpuMs / made;
}

function show(values: readonly number[]): string {
  return values.map((value) => value.toFixed(3)).join(' ');
}
