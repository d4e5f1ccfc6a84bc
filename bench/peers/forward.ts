// How many requests a second does the load generator get through a forward proxy, and at what CPU,
// beside `ab -X`?
//
// Squid in front of nginx, 16 kept connections, both as fast as they can, in turns. ab is a closed
// loop: it asks when it was answered, and keeps no schedule. The CPU of ours holds the start of Node
// and the report. Neither wrk nor hey takes a proxy; vegeta and oha do, and are neither in Debian nor
// in npm. No bar: what is compared are two clients on a machine that they share with both servers.
import { startNginx } from '../load/start-nginx.ts';
import { startSquid } from '../load/start-squid.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { runTimed } from './run-timed.ts';

const turns = 3;
const seconds = 5;
const atOnce = 16;
/** More than anybody can do here. */
const tooMany = 20_000;

interface Done {
  readonly perSecond: number;
  /** Microseconds a request, of the client alone. */
  readonly cpuUs: number;
  /** Milliseconds. */
  readonly p50: number;
}

const nginx = await startNginx();
const squid = await startSquid();
const target = `http://127.0.0.1:${nginx.plainPort}/`;
const proxy = `127.0.0.1:${squid.port}`;
const ours: Done[] = [];
const theirs: Done[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  ours.push(await byNetready());
  theirs.push(await byAb());
}
await squid.stop();
await nginx.stop();

print('netready bench', ours);
print('ab -X', theirs);
const ratio = (of: (one: Done) => number): string =>
  (median(ours.map(of)) / median(theirs.map(of))).toFixed(2);
console.log(
  `beside ab: ${ratio(({ perSecond }) => perSecond)} times the requests a second, ${ratio(({ cpuUs }) => cpuUs)} times the CPU a request`,
);

async function byNetready(): Promise<Done> {
  const { status, stdout, stderr, usage } = await runNetready([
    ...['bench', `http://${proxy}`, '--target', target, '--load', 'requests', '--no-direct'],
    ...['--rate', String(tooMany), '--connections', String(atOnce), '--duration', `${seconds}s`],
    // What cannot begin is no fault of anybody: more is due than can be done.
    ...['--timeout', '500ms', '--max-errors', '100', '--yes', '--format', 'json'],
  ]);
  if (!usage || stdout === '') throw new Error(`the bench ended with ${status}: ${stderr}`);
  const [measure] = JSON.parse(stdout).measures;
  const { step, p50 } = measure.steps.find((one: { step: string }) => one.step === 'exchange');
  if (step === undefined || measure.succeeded === 0) throw new Error(`nothing was done: ${stderr}`);
  return {
    perSecond: measure.donePerSecond,
    cpuUs: (usage.cpuMs * 1000) / measure.succeeded,
    p50,
  };
}

async function byAb(): Promise<Done> {
  const { stdout, cpuMs } = await runTimed('ab', [
    ...['-k', '-q', '-X', proxy, '-c', String(atOnce), '-t', String(seconds), '-n', '1000000'],
    target,
  ]);
  const figure = (name: RegExp): number => Number(name.exec(stdout)?.[1]);
  const [done, failed] = [
    figure(/^Complete requests: +(\d+)/m),
    figure(/^Failed requests: +(\d+)/m),
  ];
  if (!(done > 0) || failed > 0 || /^Non-2xx/m.test(stdout)) throw new Error(`ab: ${stdout}`);
  return {
    perSecond: figure(/^Requests per second: +([\d.]+)/m),
    cpuUs: (cpuMs * 1000) / done,
    p50: figure(/^ +50% +(\d+)/m),
  };
}

function print(name: string, all: readonly Done[]): void {
  const shown = all.map(
    ({ perSecond, cpuUs, p50 }) =>
      `${perSecond.toFixed(0)}/s, ${cpuUs.toFixed(0)} us CPU each, p50 ${p50} ms`,
  );
  console.log(`${name.padEnd(16)} ${shown.join('; ')}`);
}
