// Does a kill at any moment lose an observation that was finished?
//
// What was finished is known from the other side. A step begins when the one before it is saved,
// so a request that came proves a handshake, a ClientHello a connection, and a connection a
// look-up; and of the connections that came, all but those in flight have had their end.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Seen } from '../loopback/message.ts';
import { startServers } from '../loopback/start-servers.ts';
import { runNetready, startNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const moments = 20;
const latestMs = 1200;
const concurrency = 50;

interface Saved {
  readonly finished: number;
  /** Attempts whose step of that name is saved, by the host that was asked. */
  readonly hosts: Readonly<Record<'resolve' | 'connect' | 'handshake', ReadonlySet<string>>>;
}

const servers = await startServers();
const targets = Array.from({ length: 2000 }, (_, index) => [
  '--target',
  `https://t${index}.bench.example/`,
]).flat();

let lost = 0;
let unread = 0;
for (let index = 0; index < moments; index += 1) {
  const file = join(servers.folder, `${index}.ndjson`);
  const delay = Math.round(Math.random() * latestMs);
  const { first } = servers.forget();
  const { child, run } = startNetready([
    ...['audit', ...servers.options, ...targets, '--route', 'direct'],
    ...['--save', file, '--concurrency', String(concurrency)],
  ]);
  await first;
  await setTimeout(delay);
  child.kill('SIGKILL');
  await run;
  const seen = await servers.seen();
  const saved = readSaved(await readFile(file, 'utf8'));
  const missing = missingOf(seen, saved);
  const judged = await runNetready(['judge', file, '--format', 'json']);
  const isRead = judged.stderr === '' && judged.stdout.startsWith('{');
  lost += missing;
  if (!isRead) unread += 1;
  console.log(
    `${String(delay).padStart(5)} ms after the first query: ${seen.connections} connections,`,
    `${seen.requests.length} requests came; ${saved.finished} attempts finished, ${missing} lost`,
    isRead ? '' : judged.stderr,
  );
}
await servers.stop();
verdict([
  { name: 'observations that were finished and are lost', value: lost, most: 0, unit: 'steps' },
  { name: 'saved audits that judge cannot read', value: unread, most: 0, unit: 'files' },
]);

function readSaved(text: string): Saved {
  const hosts = {
    resolve: new Set<string>(),
    connect: new Set<string>(),
    handshake: new Set<string>(),
  };
  const hostOf = new Map<string, string>();
  let finished = 0;
  for (const line of text.split('\n').slice(0, -1)) {
    const { type, attempt, observation } = JSON.parse(line);
    if (type === 'attempt') hostOf.set(attempt.id, attempt.host);
    if (type === 'finished') finished += 1;
    const step: keyof Saved['hosts'] = observation?.step;
    hosts[step]?.add(hostOf.get(observation.attempt) ?? '');
  }
  return { finished, hosts };
}

function missingOf({ connections, hellos, requests }: Seen, { finished, hosts }: Saved): number {
  const without = (names: readonly string[], step: ReadonlySet<string>): number =>
    names.filter((name) => !step.has(name)).length;
  return (
    without(requests, hosts.handshake) +
    without(hellos, hosts.connect) +
    without(hellos, hosts.resolve) +
    Math.max(0, connections - concurrency - finished)
  );
}
