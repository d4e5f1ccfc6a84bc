// How long does an audit take where one target in three is a black hole?
import { startServers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const targets = 200;
const deadlineMs = 5000;
const maxDeadlines = 2.5;

const servers = await startServers();
const urls = Array.from({ length: targets }, (_, index) =>
  index % 3 === 0 ? `https://hole-${index}.bench.example/` : `https://t${index}.bench.example/`,
);
const holes = urls.filter((url) => url.includes('hole-')).length;
const { status, stdout, stderr, wallMs, usage } = await runNetready([
  ...['audit', ...servers.options, '--timeout', `${deadlineMs}ms`, '--format', 'json'],
  ...urls.flatMap((url) => ['--target', url]),
  ...['--route', 'direct'],
  ...servers.ports.proxies.flatMap((port) => ['--route', `http://127.0.0.1:${port}`]),
]);
await servers.stop();

const { attempts, summary } = JSON.parse(stdout);
console.log(`${targets} targets, ${holes} of them black holes, over 3 routes: status ${status}`);
console.log(`${attempts.length} attempts in ${Math.round(wallMs)} ms, CPU ${usage?.cpuMs} ms`);
console.log(JSON.stringify(summary), stderr);
verdict([
  { name: 'deadlines', value: wallMs / deadlineMs, most: maxDeadlines, unit: 'deadlines' },
  {
    name: 'targets that are told wrongly',
    value: Math.abs(summary.reachable - (targets - holes)),
    most: 0,
    unit: 'targets',
  },
]);
