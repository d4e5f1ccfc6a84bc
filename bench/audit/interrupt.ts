// Does Ctrl-C at any moment give a valid report within a second?
import { setTimeout } from 'node:timers/promises';
import { startServers } from '../loopback/start-servers.ts';
import { startNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const moments = 20;
const latestMs = 1500;
const maxMs = 1000;
const targetCount = 600;

const servers = await startServers();
// A third of them wait for ever, so that the audit is never over before its moment comes.
const targets = Array.from({ length: targetCount }, (_, index) => [
  '--target',
  `https://${index % 3 === 0 ? 'hole-' : 't'}${index}.bench.example/`,
]).flat();

let slowest = 0;
let broken = 0;
for (let index = 0; index < moments; index += 1) {
  const delay = Math.round(Math.random() * latestMs);
  const { first } = servers.forget();
  const { child, run } = startNetready([
    ...['audit', ...servers.options, ...targets],
    ...['--route', 'direct', '--timeout', '1m', '--format', 'json'],
  ]);
  await first;
  await setTimeout(delay);
  const start = performance.now();
  child.kill('SIGINT');
  const { status, stdout, stderr } = await run;
  const ms = performance.now() - start;
  slowest = Math.max(slowest, ms);
  const report = jsonOf(stdout);
  const whole = status === 1 && stderr === '' && isWhole(report);
  if (!whole) {
    broken += 1;
    console.log({ status, stderr: stderr.slice(0, 300), end: stdout.slice(-300) });
  }
  const { reachable = 0, notRun = 0 } = report?.summary ?? {};
  console.log(
    `${String(delay).padStart(5)} ms after the first query: ended in ${Math.round(ms)} ms,`,
    `${reachable} reachable, ${notRun} not run`,
  );
}
await servers.stop();
verdict([
  { name: 'slowest end', value: slowest, most: maxMs, unit: 'ms' },
  { name: 'reports that are not valid', value: broken, most: 0, unit: 'reports' },
]);

function jsonOf(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every target has its verdict, and every observation its attempt. (A test has the schema.) */
function isWhole(report: ReturnType<typeof jsonOf>): boolean {
  if (report?.finishedAt === undefined || report.summary.targets !== targetCount) return false;
  const { reachable, notRun, blocked } = report.summary;
  const steps = report.attempts.flatMap((one: { observations: string[] }) => one.observations);
  return (
    reachable + notRun + blocked === targetCount &&
    report.attempts.length === targetCount &&
    steps.length === report.observations.length
  );
}
